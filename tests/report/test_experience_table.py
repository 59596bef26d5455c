"""The table of experiences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.compute.results import Results
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows
from tests.report.making import apparel, driver, experience, results, sfo, toyama

GOOD = experience("褒められた", (20, 60, 220), (300, 250, 150), at="接客")
BAD = experience("待たされた", (120, 60, 20), (250, 300, 250))
LIKE = experience("広告を見た", (300, 400, 310), (305, 400, 300))
OPEN = experience("手紙が入っていた", (20, 30, 35), (300, 300, 300))
FEW = experience("急かされた", (20, 3, 2), (100, 150, 150))
HIDDEN = experience("壊れていた", (5, 1, 1), (100, 150, 150))
MADE = results(experiences=[HIDDEN, BAD, FEW, OPEN, LIKE, GOOD])


def row(found: Results, name: str) -> ExperienceRow:
    return next(one for one in experience_rows(found).rows if one.name == name)


def test_the_sample_has_its_table() -> None:
    """The order and figures of `analyze resources/samples/apparel_ja.loyalty`."""
    table = experience_rows(apparel())
    assert [one.name for one in table.rows] == [
        *("人に褒められた", "着回しの提案があった", "SNSで着用例を見た", "一度で解決した"),
        *("手書きのメッセージが入っていた", "急かされた", "サイズが合わなかった"),
        *("たらい回しにされた", "決済エラーが出た", "情報が見つからなかった", "試着後に放置された"),
    ]
    worst = table.rows[-1]
    assert (worst.count, worst.n_asked, worst.driver_name, worst.stage) == (175, 1238, "店舗接客", "選ぶ")
    assert worst.driver is not None
    assert (worst.verdict, worst.arrow, worst.state) == ("negative", "down", "shown")
    assert round(worst.contribution.points or 0, 1) == -7.3
    assert table.rows[4].driver is None
    counts = table.counts
    assert (counts.all, counts.positive, counts.negative, counts.neutral, counts.undecided, counts.pending) == (
        *(11, 4, 4, 0, 2),
        3,
    )
    assert table.overall_n == 1238


def test_largest_contributions_come_first_and_hidden_ones_last() -> None:
    rows = experience_rows(MADE).rows
    points = [one.contribution.points for one in rows]
    known = [value for value in points if value is not None]
    assert known == sorted(known, reverse=True)
    assert points[-1] is None
    assert rows[-1].name == "壊れていた"
    assert len(known) == len(rows) - 1


def test_verdicts_are_grouped_for_the_switch() -> None:
    counts = experience_rows(MADE).counts
    assert (counts.all, counts.positive, counts.negative, counts.neutral, counts.undecided, counts.pending) == (
        *(6, 1, 1, 1, 1),
        4,
    )
    groups = {one.name: one.group for one in experience_rows(MADE).rows}
    assert groups == {
        "褒められた": "positive",
        "待たされた": "negative",
        "広告を見た": "pending",
        "手紙が入っていた": "pending",
        "急かされた": "pending",
        "壊れていた": "pending",
    }
    assert sum(group == "pending" for group in groups.values()) == counts.pending


def test_small_bases_get_neither_verdict_nor_arrow() -> None:
    """The difference is significant, but 25 people are for reference only."""
    few = row(MADE, "急かされた")
    assert few.difference.p_adjusted is not None
    assert few.difference.p_adjusted < 0.05
    assert (few.state, few.verdict, few.arrow) == ("reference", None, "none")
    hidden = row(MADE, "壊れていた")
    assert (hidden.state, hidden.verdict, hidden.arrow, hidden.count, hidden.n_asked) == (
        *("hidden", None, "none", 7),
        407,
    )
    assert hidden.with_it.value is None


@pytest.mark.parametrize("make", [apparel, toyama, sfo, lambda: MADE, results])
def test_axes_hold_all_bars_whiskers_and_dots(make: Callable[[], Results]) -> None:
    table = experience_rows(make())
    assert table.axis.low <= 0 <= table.axis.high
    assert table.axis.high - table.axis.low >= 4
    for one in table.rows:
        part = one.contribution
        if part.points is not None and part.low is not None and part.high is not None:
            assert table.axis.low <= part.low <= part.points <= part.high <= table.axis.high
        score = one.with_it
        if score.low is not None and score.high is not None:
            assert table.score_axis.low <= score.low <= score.high <= table.score_axis.high
    assert -100 <= table.score_axis.low < table.score_axis.high <= 100


def test_options_of_two_questions_with_one_name_are_told_apart() -> None:
    rows = experience_rows(toyama()).rows
    assert len(rows) == 111
    assert len({one.name for one in rows}) == 111
    assert any(one.name == "シロエビ (海の幸（食べた）)" for one in rows)


def test_every_row_of_a_large_survey_keeps_the_rule() -> None:
    for one in experience_rows(toyama()).rows:
        fewest = min(one.with_it.n, one.without_it.n)
        assert one.state == ("hidden" if fewest < 10 else "reference" if fewest < 30 else "shown")
        assert (one.verdict is None) == (one.state != "shown")


def test_long_names_of_experiences_and_drivers_have_a_short_one() -> None:
    question = "ご来店の際に店舗で実際に経験されたことをすべてお選びください"
    at = "ご利用いただいた店舗についてどの程度満足されていますか"
    drivers = [driver(f"{at}［{item}］", (10, 10, 10), (10, 10, 10)) for item in ("接客", "価格", "品揃え")]
    had = [
        experience(f"{question}［{item}］", (20, 60, 220), (300, 250, 150), at=drivers[0].driver.id)
        for item in ("褒められた", "待たされた", "試着した")
    ]
    rows = experience_rows(results(drivers, [*had, OPEN])).rows
    found = {one.name: (one.short, one.driver_short) for one in rows}
    assert found[f"{question}［待たされた］"] == ("…待たされた", "…接客")
    assert found[OPEN.experience.name] == (OPEN.experience.name, "")
