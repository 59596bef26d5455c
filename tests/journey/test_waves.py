"""Waves of a project: edits that are one step each, the recipe that another wave is read with, what differs in it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.crossing import cross
from loyalty_desktop.journey.drift import drift_of
from loyalty_desktop.journey.drift_results import Drift
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.model import Filter, Journey, Margin
from loyalty_desktop.journey.project import Project, Source, decode, encode
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.wave_columns import journey_there
from loyalty_desktop.journey.wave_ids import id_choices, propose_ids
from loyalty_desktop.journey.wave_pairs import ColumnPairs
from loyalty_desktop.journey.wave_reading import WaveRead, read_wave
from loyalty_desktop.journey.wave_settings import Renamed, Reworded, WaveColumn
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.surveys import workbook_from

ASKED, STAFF, WAIT, USED = "Q1 推奨度（0〜10）", "Q2 接客の満足度", "Q3 待ち時間", "Q4 アプリを使った"
WHY, SHOP, MEMBER = "Q5 来店のきっかけ", "店舗", "会員番号"
WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
Table = dict[str, list[Cell]]


def table(start: int = 0, rows: int = 60) -> Table:
    """The answers of a wave; those of another one are others."""
    random = Random(start)
    return {
        MEMBER: [f"C{start + at:05}" for at in range(rows)],
        ASKED: [random.randrange(11) for _ in range(rows)],
        STAFF: [random.choice(WORDS) for _ in range(rows)],
        WAIT: [1 + at % 5 for at in range(rows)],
        USED: [1 + at % 2 for at in range(rows)],
        WHY: [random.choice(("広告, 紹介", "紹介, 通りすがり", "広告, 通りすがり", "広告")) for _ in range(rows)],
        SHOP: [random.choice(("渋谷", "新宿")) for _ in range(rows)],
    }


def book(cells: Table, name: str = "次") -> Workbook:
    return workbook_from([list(cells), *(list(row) for row in zip(*cells.values(), strict=True))], name)


def renamed(cells: Table, old: str, new: str) -> Table:
    return {new if heading == old else heading: those for heading, those in cells.items()}


RECIPE = Reading(
    corrections=(
        Correction(ColumnKey(WAIT), role="driver", reversed=True),
        Correction(ColumnKey(USED), role="experience", yes=("1",)),
    )
)
HERE = survey(book(table()), RECIPE)
JOURNEY = suggest_journey(HERE)
SOURCE = Source("/a/2.xlsx", file_name="2.xlsx", sha256="b")


def read(cells: Table, source: Source = SOURCE, here: Survey = HERE) -> WaveRead:
    return read_wave(book(cells), here, source)


def drift(cells: Table, source: Source = SOURCE, journey: Journey = JOURNEY) -> Drift:
    found = read(cells, source)
    return drift_of(HERE, journey, found.survey, found.pairs, "次")


def ids(found: Drift) -> list[str]:
    assert all(one.text() for one in found.told)
    return [one.id for one in found.told]


# Edits


def project(*names: str) -> Project:
    sources = [Source(f"/a/{name}.xlsx", file_name=f"{name}.xlsx", sha256=name) for name in names]
    made = Project((sources[0],), JOURNEY)
    for one in sources[1:]:
        made = edit_waves.add_wave(made, one)
    return made


def in_time(made: Project) -> list[str]:
    return [names_of(made)[at] for at in order_of(made)]


def test_waves_are_added_in_the_order_of_time() -> None:
    made = project("秋", "冬")
    assert in_time(made) == ["秋", "冬"]
    made = edit_waves.add_wave(made, Source("/a/春.xlsx", file_name="春.xlsx", sha256="春"), place=0)
    assert in_time(made) == ["春", "秋", "冬"]
    assert made.sources[0].file_name == "秋.xlsx"  # the open survey stays what it is
    twin = edit_waves.add_wave(made, Source("/b/春.xlsx", file_name="春.xlsx", sha256="x"))
    assert in_time(twin) == ["春", "秋", "冬", "春#2"]


@pytest.mark.parametrize("name", ["秋", "冬", "春"])
@pytest.mark.parametrize("place", [0, 1, 2, 9])
def test_a_wave_goes_where_it_is_put(name: str, place: int) -> None:
    made = project("秋", "冬", "春")
    moved = edit_waves.move_wave(made, names_of(made).index(name), place)
    rest = [one for one in ("秋", "冬", "春") if one != name]
    rest.insert(place, name)
    assert in_time(moved) == rest
    assert moved.sources[0] == made.sources[0]


def test_names_are_their_own_and_the_baseline_follows() -> None:
    made = edit_waves.compare_with(project("秋", "冬"), "冬")
    called = edit_waves.rename_wave(made, 1, " 2026 冬 ")
    assert (in_time(called), called.waves.baseline) == (["秋", "2026 冬"], "2026 冬")
    for name, id_ in (("秋", "wave_name_taken"), (" ", "journey_name_empty")):
        with pytest.raises(UnusableJourney) as caught:
            edit_waves.rename_wave(called, 1, name)
        assert caught.value.message.id == id_
    gone = edit_waves.remove_wave(called, 1)
    assert (in_time(gone), gone.waves.baseline) == (["秋"], "")
    for index, id_ in ((0, "wave_open_stays"), (5, "wave_gone")):
        with pytest.raises(UnusableJourney) as caught:
            edit_waves.remove_wave(called, index)
        assert caught.value.message.id == id_


def test_what_is_decided_about_waves_is_in_the_project_file() -> None:
    pair = Renamed(ColumnKey("a"), ColumnKey("b"))
    made = edit_waves.part_by(project("秋", "冬", "春"), WaveColumn(ColumnKey("日"), "quarter", ("x",)))
    made = edit_waves.move_wave(edit_waves.confirm_rename(made, 1, pair), 0, 1)
    made = edit_waves.join_by(edit_waves.refuse_rename(made, 2, pair), ColumnKey("id"), 2, ColumnKey("ID"))
    made = edit_waves.take_scale(made, 1, ColumnKey("b"), 0, 10)
    path = Path("/a/p.loyalty")
    assert decode(encode(made, path), "p.loyalty") == made
    assert b'"waves"' not in encode(Project(project("秋").sources, JOURNEY), path)  # nothing for nobody's waves


def test_confirming_and_refusing_take_each_other_back() -> None:
    made, pair = project("秋", "冬"), Renamed(ColumnKey("a"), ColumnKey("b"))
    other = Renamed(ColumnKey("a"), ColumnKey("c"))
    said = edit_waves.confirm_rename(edit_waves.refuse_rename(made, 1, pair), 1, pair)
    assert (said.sources[1].renamed, said.sources[1].not_renamed) == ((pair,), ())
    assert edit_waves.confirm_rename(said, 1, other).sources[1].renamed == (other,)
    assert edit_waves.refuse_rename(said, 1, pair).sources[1].renamed == ()


# The recipe


def test_corrections_of_the_open_survey_hold_in_the_wave() -> None:
    found = read(renamed(table(60), WAIT, "Q3. 待ち時間"))  # another way to write the same heading
    assert found.pairs.there[ColumnKey(WAIT)] == ColumnKey("Q3. 待ち時間")
    waited, used = (found.survey.column(ColumnKey(name)) for name in ("Q3. 待ち時間", USED))
    assert waited is not None
    assert used is not None
    assert (waited.scale.reversed, waited.role) == (True, "driver")
    assert (used.scale.kind, used.role) == ("yes_no", "experience")


def test_what_was_said_of_the_wave_itself_comes_first() -> None:
    own = Reading(corrections=(Correction(ColumnKey(WAIT), role="driver", reversed=False),))
    found = read(table(60), msgspec.structs.replace(SOURCE, reading=own)).survey
    waited, used = found.column(ColumnKey(WAIT)), found.column(ColumnKey(USED))
    assert waited is not None
    assert used is not None
    assert (waited.scale.reversed, used.role) == (False, "experience")


def test_words_alike_are_proposed_and_compared_only_once_confirmed() -> None:
    cells = renamed(table(60), STAFF, "Q2 お店での接客の満足度")
    pair = Renamed(ColumnKey(STAFF), ColumnKey("Q2 お店での接客の満足度"))
    found = drift(cells)
    assert (found.proposed, found.lost) == ((pair,), (pair.here,))
    assert {"drift_lost", "drift_proposed"} <= set(ids(found))
    (driver,) = [one for one in JOURNEY.drivers if one.column == pair.here]
    there = read(cells)
    journey = journey_there(JOURNEY, there.pairs, HERE, there.survey, "次").journey
    assert known_column(journey, driver.id) is None
    confirmed = msgspec.structs.replace(SOURCE, renamed=(pair,))
    assert (drift(cells, confirmed).renamed, drift(cells, confirmed).lost) == ((pair,), ())
    there = read(cells, confirmed)
    journey = journey_there(JOURNEY, there.pairs, HERE, there.survey, "次").journey
    assert known_column(journey, driver.id) == pair.there
    refused = drift(cells, msgspec.structs.replace(SOURCE, not_renamed=(pair,)))
    assert (refused.proposed, refused.refused) == ((), (pair,))


def known_column(journey: Journey, driver: str) -> ColumnKey | None:
    found = journey.driver(driver)
    assert found is not None
    return found.column


# What differs


def test_the_same_questionnaire_differs_in_nothing() -> None:
    found = drift(table(60))
    assert found.is_nothing
    assert ids(found) == ["drift_rows"]


def test_columns_that_are_new_or_gone() -> None:
    cells = table(60)
    del cells[SHOP]
    found = drift(cells | {"年代": ["20代", "30代"] * 30})
    assert (found.new, found.gone, found.lost) == ((ColumnKey("年代"),), (ColumnKey(SHOP),), ())
    assert {"drift_new", "drift_gone"} <= set(ids(found))


def test_answers_to_choose_from_that_differ() -> None:
    cells = table(60)
    cells[WHY] = [
        str(cell).replace("紹介", "友人の紹介") + (", 検索" if at % 3 else "") for at, cell in enumerate(cells[WHY])
    ]
    (found,) = drift(cells).options
    assert found.column == ColumnKey(WHY)
    assert (found.added, found.removed, found.reworded) == (("検索",), (), (("紹介", "友人の紹介"),))
    assert {"drift_answer_asked", "drift_option_added"} <= set(ids(drift(cells)))
    pair = Reworded(ColumnKey(WHY), "紹介", "友人の紹介")
    told = Project((Source("/a/1.xlsx"), SOURCE), JOURNEY)
    for change, same, refused in ((edit_waves.same_answer, 1, 0), (edit_waves.other_answer, 0, 1)):
        told = change(told, 1, pair)
        (decided,) = drift(cells, told.sources[1]).options
        assert (decided.reworded, len(decided.same), len(decided.refused)) == ((), same, refused)
        assert ("drift_answer_same" in ids(drift(cells, told.sources[1]))) == bool(same)
        assert ("友人の紹介" in decided.added) == bool(refused)  # it is an answer that only this wave has then
    assert drift(table(60) | {STAFF: ["やや満足", "やや不満"] * 30}).options == ()  # a step that nobody chose is one


def test_what_people_wrote_is_no_answer_to_choose_from() -> None:
    said, free = ("接客が丁寧。", "よく待たされた。"), "ご意見"
    for correction, count in (
        (Correction(ColumnKey(free), role="segment"), 1),
        (Correction(ColumnKey(free), role="comment"), 0),
    ):
        here = survey(book(table() | {free: [said[0], "特になし"] * 30}), Reading(corrections=(correction,)))
        found = read_wave(book(table() | {free: [said[1], "特になし"] * 30}), here, SOURCE)
        assert len(drift_of(here, Journey(), found.survey, found.pairs, "次").options) == count


def test_another_scale_is_refused() -> None:
    cells = table(60) | {WAIT: [1 + at % 7 for at in range(60)]}
    (changed,) = drift(cells).scales
    assert (changed.column, changed.names, changed.ends) == (ColumnKey(WAIT), ("待ち時間",), None)
    assert drift(cells).loyalty is None
    assert drift(table(60) | {ASKED: [1 + at % 5 for at in range(60)]}).is_nothing  # nobody chose more than 5


def test_a_loyalty_question_on_another_scale_or_not_asked_is_refused() -> None:
    own = Reading(corrections=(Correction(ColumnKey(ASKED), role="loyalty", low=1, high=10),))
    cells = table(60) | {ASKED: [1 + at % 10 for at in range(60)]}
    source = msgspec.structs.replace(SOURCE, reading=own)
    found = drift(cells, source)
    assert found.loyalty is not None
    assert found.loyalty.id == "wave_loyalty_scale"
    (scale,) = found.scales
    assert scale.ends == (0, 10)  # perhaps nobody chose 0
    there = read(cells, source)
    made = journey_there(JOURNEY, there.pairs, HERE, there.survey, "次")
    assert (made.journey.measure.column, made.refused) == (None, found.loyalty)
    project_ = Project((Source("/a/1.xlsx"), source), JOURNEY)
    again = edit_waves.take_scale(project_, 1, scale.there, *(scale.ends or (0, 0)))
    assert drift(cells, again.sources[1]).loyalty is None
    gone = table(60)
    del gone[ASKED]
    assert (drift(gone).loyalty or found.loyalty).id == "wave_loyalty_none"


def test_without_a_column_of_the_weight_is_told_and_of_a_filter_is_refused() -> None:
    cells = table(60)
    del cells[SHOP]
    there = read(cells)
    shop = ColumnKey(SHOP)
    weighted = msgspec.structs.replace(JOURNEY, weight=shop, raking=(Margin(shop, (("渋谷", 50.0),)),))
    made = journey_there(weighted, there.pairs, HERE, there.survey, "次")
    assert [one.id for one in made.told] == ["wave_weight_none", "wave_raking_none"]
    assert (made.journey.weight, made.journey.raking) == (None, ())
    assert drift(cells, journey=weighted).weights == made.told[0]
    filtered = msgspec.structs.replace(JOURNEY, filters=(Filter(shop, ("渋谷",)),))
    problem = journey_there(filtered, there.pairs, HERE, there.survey, "次").problem
    assert problem is not None
    assert problem.id == "wave_filter_none"


# Who answered twice


def test_ids_are_proposed_where_both_have_the_same_people() -> None:
    there = read(table(30))
    assert id_choices(HERE)[0] == ColumnKey(MEMBER)
    assert propose_ids(HERE, there.survey, there.pairs) == (ColumnKey(MEMBER), ColumnKey(MEMBER))
    others = read(table(6000))
    assert propose_ids(HERE, others.survey, others.pairs) is None


def test_ids_are_proposed_where_a_spreadsheet_took_their_zeros_away() -> None:
    here = survey(book({**table(), MEMBER: [f"{7 * at:06}" for at in range(60)]}), RECIPE)
    there = read({**table(30), MEMBER: [7 * at for at in range(30, 90)]}, here=here)
    assert propose_ids(here, there.survey, there.pairs) == (ColumnKey(MEMBER), ColumnKey(MEMBER))


def test_ids_of_two_kinds_never_meet() -> None:
    """Another wave goes by the customer number already: one that has only the card's cannot be told by that."""
    card = "カード番号"
    both: Table = {card: [f"K{at:04}" for at in range(60)], **table()}
    here = survey(book(both), RECIPE)
    only = {heading: those for heading, those in both.items() if heading != MEMBER}
    there = read(only, here=here)
    assert propose_ids(here, there.survey, there.pairs) == (ColumnKey(card), ColumnKey(card))
    assert propose_ids(here, there.survey, there.pairs, ColumnKey(MEMBER)) is None


def test_numbers_of_rows_are_no_ids() -> None:
    numbered: Table = {"No.": [*range(1, 61)], **table()}
    del numbered[MEMBER]
    here = survey(book(numbered), RECIPE)
    again: Table = {**numbered, ASKED: [5] * 60}
    there = read(again, here=here)
    assert ColumnKey("No.") not in id_choices(here)
    assert propose_ids(here, there.survey, there.pairs) is None


def test_showing_another_wave_turns_round_what_was_said_of_the_others() -> None:
    """Three waves: what the third calls a question, and an answer, is known by the words of the one open now."""
    here, second, third = ColumnKey("Q2 接客"), ColumnKey("接客の満足"), ColumnKey("3 接客")
    made = edit_waves.confirm_rename(project("秋", "冬", "春"), 2, Renamed(here, third))
    made = edit_waves.same_answer(made, 2, Reworded(here, "良い", "Good"))
    made = edit_waves.other_answer(made, 2, Reworded(here, "良い", "Fine"))
    made = edit_waves.move_wave(made, 2, 0)
    index = names_of(made).index("冬")
    words = (Reworded(here, "良い", "とても良い"),)
    pairs = ColumnPairs({here: second}, (Renamed(here, second),), (), (), (), (), words)
    shown = edit_waves.show_wave(made, index, Reading(), pairs)
    assert (in_time(shown), shown.sources[0].wave) == (["春", "秋", "冬"], "冬")
    by_name = {one.wave: one for one in shown.sources}
    assert by_name["春"].renamed == (Renamed(second, third),)
    assert by_name["春"].reworded == (Reworded(second, "とても良い", "Good"),)
    assert by_name["春"].not_reworded == (Reworded(second, "とても良い", "Fine"),)
    assert by_name["秋"].renamed == (Renamed(second, here),)
    assert by_name["秋"].reworded == (Reworded(second, "とても良い", "良い"),)


def test_corrections_go_back_with_the_survey_that_is_open_no_more() -> None:
    cells = renamed(table(60), WAIT, "Q3. 待ち時間")
    there = read(cells)
    made = edit_waves.add_wave(Project((Source("/a/1.xlsx", sha256="a", reading=RECIPE),), JOURNEY), SOURCE)
    crossed = cross(made, there.pairs, HERE, there.survey, "次").project
    shown = edit_waves.show_wave(crossed, 1, there.survey.reading, there.pairs)
    assert shown.sources[1].reading.corrections == ()  # the recipe of the other one makes them all
    again = read_wave(book(table()), there.survey, shown.sources[1]).survey
    assert set(again.reading.corrections) == set(RECIPE.corrections)
