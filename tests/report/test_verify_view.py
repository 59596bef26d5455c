from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.experience_verdict import Contribution
from loyalty_desktop.compute.levers import levers
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.compute.wave_results import (
    DriverInWave,
    ExperienceInWave,
    WaveComparison,
    WaveFigure,
    WaveLift,
    WaveResult,
)
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage
from loyalty_desktop.messages import message
from loyalty_desktop.report.actions_view import ActionRow, actions_view
from loyalty_desktop.report.verify_view import Verification, pair_in, pairs_of, verification
from tests.report import making

LEVERS = levers(
    making.results(
        drivers=(making.driver("service", (40, 60, 200), (150, 60, 40)),),
        experiences=(making.experience("annoys", (100, 60, 40), (30, 100, 250)),),
    )
)
JOURNEY = Journey(
    stages=(Stage("s", "s", (Driver("service", "service"),)),), experiences=(Experience("annoys", "annoys"),)
)
_NONE = WaveLift(Difference(None, None, None, None))


def row(action: Action) -> ActionRow:
    return actions_view((action,), LEVERS, JOURNEY, "2026-11-22").rows[0]


def part(hits: int, n: int, before: tuple[int, int] | None) -> WaveFigure:
    estimate = share(Tally.of(hits), Tally.of(n))
    if before is None:
        return WaveFigure(estimate)
    change = share_difference(Tally.of(hits), Tally.of(n), Tally.of(before[0]), Tally.of(before[1]))
    return WaveFigure(estimate, replace(change, p_adjusted=change.p))


def wave(name: str, hits: int, n: int, before: tuple[int, int] | None, score: Difference | None = None) -> WaveResult:
    figure = part(hits, n, before)
    return WaveResult(
        name,
        "",
        before is not None,
        "" if before is None else "spring",
        n,
        ClassCounts(),
        WaveFigure(making.loyalty((n // 4, n // 2, n // 4)).score, score),
        None,
        None,
        None,
        (DriverInWave("service", figure, WaveFigure(figure.estimate), _NONE),),
        (ExperienceInWave("annoys", figure, WaveFigure(figure.estimate), _NONE, Contribution(None, None, None)),),
    )


def verified(action: Action, before: tuple[int, int], after: tuple[int, int], points: float = 3.5) -> Verification:
    score = Difference(points, points - 6.5, points + 6.5, 0.3, 0.3)
    waves = (wave("spring", *before, None), wave("autumn", *after, before, score))
    found = verification(row(action), WaveComparison(waves, "", 1), "NPS")
    assert found is not None
    return found


ANNOYS = Action("a", "a", experience="annoys", target=0.1)
SERVICE = Action("s", "s", driver="service", target=0.7)


def test_fewer_of_what_annoys_is_what_was_wanted() -> None:
    found = verified(ANNOYS, (200, 1000), (90, 1000))
    assert found.item is not None
    assert (found.item.verdict, found.item.tone, found.item.chip) == ("fallen", "positive", "Has fallen")
    assert found.item.change is not None
    assert found.item.change.points == pytest.approx(-11)
    assert found.sentences[:3] == (
        "It happened less often, by more than chance.",
        "This is the direction you wanted.",
        "Its target of 10% is reached.",
    )
    assert found.sentences[3] == "Overall NPS went up, but that may be chance."
    assert "this shows what happened, not why" in found.sentences[4]


def test_more_of_what_annoys_and_fewer_satisfied_are_not() -> None:
    assert verified(ANNOYS, (90, 1000), (200, 1000)).sentences[1] == ("This is the opposite of what you wanted.")
    found = verified(SERVICE, (700, 1000), (600, 1000))
    assert found.item is not None
    assert found.item.tone == "negative"
    assert found.sentences[0] == "Fewer are satisfied, by more than chance."
    assert found.sentences[2] == "It is 10.0 percentage points away from its target of 70%."


def without_lift(action: Action) -> ActionRow:
    """The row of an experience that hardly anybody has in the survey that is open."""
    found = levers(making.results(experiences=(making.experience("annoys", (3, 1, 0), (30, 100, 250)),)))
    return actions_view((action,), found, JOURNEY, "2026-11-22").rows[0]


@pytest.mark.parametrize(("target", "tone"), [(0.02, "positive"), (None, "open"), (0.4, "negative")])
def test_what_hardly_anybody_has_any_more_is_judged_by_its_target(target: float | None, tone: str) -> None:
    action = Action("a", "a", experience="annoys", target=target)
    waves = (wave("spring", 200, 1000, None), wave("autumn", 4, 400, (200, 1000), Difference(3, -3, 9, 0.3, 0.3)))
    found = verification(without_lift(action), WaveComparison(waves, "", 1), "NPS")
    assert found is not None
    assert found.item is not None
    assert (found.item.verdict, found.item.tone) == ("fallen", tone)
    told = "\n".join(found.sentences)
    assert ("This is the direction you wanted." in told, "opposite of what you wanted" in told) == (
        tone == "positive",
        tone == "negative",
    )
    assert ("target" in told) == (target is not None)


def test_what_may_be_chance_is_said_to_be() -> None:
    found = verified(SERVICE, (500, 1000), (505, 1000), -2.0)
    assert found.item is not None
    assert (found.item.tone, found.item.chip) == ("open", "Change unclear")
    assert found.sentences[0] == "This change may be chance."
    assert "Overall NPS went down, but that may be chance." in found.sentences


def test_what_is_the_same_has_neither_risen_nor_fallen() -> None:
    found = verified(SERVICE, (500, 1000), (505, 1000), 0.0)
    assert "Overall NPS is the same in both surveys." in found.sentences


def test_small_bases_have_no_verdict() -> None:
    found = verified(SERVICE, (10, 20), (18, 20))
    assert found.item is not None
    assert (found.item.verdict, found.item.chip) == ("", "few answers")
    assert found.sentences[0] == "Too few answers to say whether it changed."
    hidden = verified(SERVICE, (5, 9), (8, 9)).item
    assert hidden is not None
    assert (hidden.earlier.value, hidden.verdict) == (None, "")


def test_where_everybody_answers_alike_nobody_says_that_answers_are_few() -> None:
    alike = Difference(0.0, 0.0, 0.0, None, None, ("degenerate",))
    waves = (wave("spring", 40, 200, None), wave("autumn", 20, 200, (40, 200), alike))
    found = verification(row(ANNOYS), WaveComparison(waves, "", 1), "NPS")
    assert found is not None
    assert found.score.chip == "No change"
    assert "Everybody gave the same answer in both surveys, so there is no difference." in found.sentences


def test_an_action_of_its_own_has_only_the_score() -> None:
    found = verified(Action("f", "f"), (200, 1000), (90, 1000))
    assert found.item is None
    assert found.sentences[0] == "What this action is about was not measured in both surveys."
    assert found.score.text(3.51) == "+3.5"


def test_neighbours_are_judged_as_among_all_waves() -> None:
    """A p that is corrected for all waves in Compare is so here too: nothing has risen there and not here."""
    change = replace(Difference(4, 0.2, 7.8, 0.04), p_adjusted=0.12)
    first, second = wave("spring", 10, 20, None), wave("autumn", 10, 20, (10, 20), change)
    other = replace(wave("winter", 10, 20, (10, 20)), compared_with="autumn")
    whole = WaveComparison((first, second, other), "", 2)
    found = pair_in(whole, ("spring", "autumn"))
    assert found is not None
    told = verification(row(SERVICE), found, "NPS")
    assert told is not None
    assert (told.earlier, told.later, told.score.verdict) == ("spring", "autumn", "unclear")
    assert pair_in(whole, ("spring", "winter")) is None


def test_a_wave_that_is_in_no_comparison_is_told_beside_the_verdict() -> None:
    lost = replace(wave("winter", 0, 0, None), problem=message("wave_gone"))
    pair = WaveComparison((wave("spring", 10, 20, None), wave("autumn", 10, 20, (10, 20))), "", 1)
    told = verification(row(SERVICE), pair, "NPS", whole=replace(pair, waves=(*pair.waves, lost)))
    assert told is not None
    assert any(one.startswith("Not in this comparison: winter.") for one in told.sentences)
    without = verification(row(SERVICE), pair, "NPS", whole=pair)
    assert without is not None
    assert "Not in this comparison" not in "".join(without.sentences)


def test_the_latest_two_are_offered_first_and_one_alone_is_not_enough() -> None:
    waves = tuple(wave(name, 10, 20, None) for name in ("1", "2", "3"))
    assert pairs_of(WaveComparison(waves, "", 2)) == (("2", "3"), ("1", "3"), ("1", "2"))
    past = (*waves[:2], replace(waves[2], compared_with="1"))  # nobody answered in the second
    assert pairs_of(WaveComparison(past, "", 1))[0] == ("1", "3")
    assert verification(row(ANNOYS), WaveComparison(waves[:1], "", 0), "NPS") is None


@pytest.mark.parametrize(
    ("points", "chip", "sentence"),
    [
        (0.0, "No change", ("Everybody gave the same answer in both surveys, so there is no difference.")),
        (40.0, "No verdict", ("Everybody changed in the same way, so there is no telling whether it is chance.")),
    ],
)
def test_what_has_no_spread_is_not_said_to_have_few_answers(points: float, chip: str, sentence: str) -> None:
    """The same 200 people: all had it both times, or nobody and then all; t has no error to divide by (METHOD 1.5)."""
    change = Difference(points, points, points, None, None, ("overlap", "degenerate"))
    earlier, later = (wave(name, 200, 200, before) for name, before in (("spring", None), ("autumn", (200, 200))))
    (driver,) = later.drivers
    later = replace(later, drivers=(replace(driver, head=replace(driver.head, change=change)),))
    found = verification(row(SERVICE), WaveComparison((earlier, later), "", 1), "NPS")
    assert found is not None
    assert found.item is not None
    assert (found.item.verdict, found.item.chip, found.sentences[0]) == ("", chip, sentence)


def test_a_pair_that_was_picked_is_said_to_be_tested_by_itself() -> None:
    waves = (wave("spring", 200, 1000, None), wave("autumn", 90, 1000, (200, 1000), Difference(3, -3, 9, 0.3, 0.3)))
    told = [verification(row(ANNOYS), WaveComparison(waves, "", 1), "NPS", alone=alone) for alone in (True, False)]
    assert all(one is not None for one in told)
    alone, usual = ("\n".join(one.sentences) for one in told if one is not None)
    assert ("judged on their own" in alone, "judged on their own" in usual) == (True, False)
    empty = (wave("spring", 0, 0, None), wave("autumn", 90, 1000, None))
    nothing = verification(row(ANNOYS), WaveComparison(empty, "", 1), "NPS", alone=True)
    assert nothing is not None
    assert "judged on their own" not in "\n".join(nothing.sentences)  # nothing is tested there
