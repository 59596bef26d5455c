"""Rows that may stand there twice, were clicked through or took no time: shown, and left out when somebody says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.quality import QUALITY_RULES
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, RawColumn, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of

DRIVERS = ("接客の満足度", "品揃えの満足度", "価格の満足度", "清潔さの満足度", "会計の満足度")
_SPREAD = np.random.default_rng(4)


def rows_of(count: int) -> list[list[Cell]]:
    """Rows of a member, a recommendation and five ratings that are never all the same."""
    rows: list[list[Cell]] = []
    for at in range(count):
        ratings = [int(one) for one in _SPREAD.integers(1, 6, len(DRIVERS))]
        ratings[0] = ratings[1] % 5 + 1
        rows.append([f"M-{at:04}", int(_SPREAD.integers(0, 11)), *ratings])
    return rows


def book(rows: Sequence[Sequence[Cell]]) -> Workbook:
    return book_of([["会員番号", "おすすめ度 (0-10)", *DRIVERS], *rows])


def note(read: Survey, rule: str) -> Noted | None:
    return next((one for one in read.notes if one.rule == rule), None)


def noted(read: Survey, rule: str) -> Noted:
    found = note(read, rule)
    assert found is not None, [one.message.id for one in read.notes]
    return found


def left_out(rule: str) -> Reading:
    return Reading(left_out=(rule,))


def members(read: Survey) -> list[object]:
    column = read.column(ColumnKey("会員番号"))
    assert column is not None
    return [column.raw.values[code] for code in column.raw.codes.tolist()]


def test_clean_answers_are_told_nothing_of() -> None:
    read = survey(book(rows_of(40)))
    assert not [one for one in read.notes if one.rule in QUALITY_RULES]
    assert read.rows == 40


def test_a_customer_who_answers_twice_is_asked_about_and_nothing_is_left_out_unasked() -> None:
    rows = rows_of(30)
    rows[20][0] = " m-0003"
    read = survey(book(rows))
    found = noted(read, "rows_duplicates")
    assert (found.count, found.state, found.cells) == (1, "asked", ("A5",))
    assert found.columns == (ColumnKey("会員番号"),)
    assert read.rows == 30


def test_of_a_customer_the_last_answer_stays() -> None:
    rows = rows_of(30)
    rows[20][0] = rows[25][0] = "M-0003"
    read = survey(book(rows), left_out("rows_duplicates"))
    assert read.rows == 28
    assert members(read)[-5] == "M-0003"
    assert members(read).count("M-0003") == 1
    found = noted(read, "rows_duplicates")
    assert (found.count, found.state, found.left_out) == (2, "done", True)


def test_who_says_that_each_row_is_an_answer_is_not_asked_again() -> None:
    rows = rows_of(30)
    rows[20][0] = "M-0003"
    reading = Reading().switched("rows_duplicates", applies=False, usual=True)
    read = survey(book(rows), reading)
    assert noted(read, "rows_duplicates").state == "offered"
    assert read.rows == 30


def test_blanks_and_words_for_nothing_are_nobodys_id() -> None:
    rows = rows_of(60)
    for at in (3, 9, 12):
        rows[at][0] = None
    rows[20][0] = rows[21][0] = "不明"
    assert note(survey(book(rows)), "rows_duplicates") is None


def test_the_number_of_a_batch_is_no_customer() -> None:
    rows = rows_of(40)
    for at, row in enumerate(rows):
        row[0] = f"R-{at // 8:03}"
    read = survey(book(rows), Reading(corrections=(Correction(ColumnKey("会員番号"), role="id"),)))
    assert note(read, "rows_duplicates") is None


def test_running_numbers_that_begin_again_are_no_customers() -> None:
    """Two months one below the other, each counted from 1; ids in any other order come from customers."""
    rows = rows_of(60)
    for at, row in enumerate(rows):
        row[0] = at % 40 + 1
    assert note(survey(book(rows)), "rows_duplicates") is None
    for at, row in enumerate(rows):
        row[0] = at * 7 % 50 + 1
    assert noted(survey(book(rows)), "rows_duplicates").count == 10


def test_rows_alike_in_every_cell_are_offered_and_taken_out_once() -> None:
    rows = rows_of(30)
    rows += [list(rows[4]), list(rows[4]), list(rows[9])]
    read = survey(book(rows))
    found = noted(read, "rows_identical")
    assert (found.count, found.state) == (3, "offered")
    both = survey(book(rows), Reading(left_out=("rows_duplicates", "rows_identical")))
    assert both.rows == 30
    assert sum(count for _said, count in both.left_out) == 3


def test_equal_rows_are_usual_where_nothing_tells_people_apart() -> None:
    rows = [row[1:] for row in rows_of(60)] * 4
    read = survey(book_of([["おすすめ度 (0-10)", *DRIVERS], *rows]))
    assert note(read, "rows_identical") is None


def test_one_answer_to_a_whole_block_is_straight_lining() -> None:
    rows = rows_of(30)
    rows[4][2:] = [4] * 5
    rows[7][2:] = [3, 3, 3, 3, None]
    read = survey(book(rows))
    found = noted(read, "rows_straight")
    assert (found.count, found.state, found.cells) == (1, "offered", ("C6",))
    assert survey(book(rows), left_out("rows_straight")).rows == 29


def test_a_scale_turned_round_is_straight_as_it_was_asked() -> None:
    rows = rows_of(30)
    rows[4][2:] = [4] * 5
    turned = Correction(ColumnKey(DRIVERS[2]), reversed=True)
    assert noted(survey(book(rows), Reading(corrections=(turned,))), "rows_straight").count == 1


def test_four_ratings_are_no_block() -> None:
    rows = [row[:-1] for row in rows_of(30)]
    rows[4][2:] = [4] * 4
    read = survey(book_of([["会員番号", "おすすめ度 (0-10)", *DRIVERS[:-1]], *rows]))
    assert note(read, "rows_straight") is None


@pytest.mark.parametrize("written", ["cell", "iso", "slash", "english", "japanese"])
def test_times_that_cannot_be_and_haste(written: str) -> None:
    rows = rows_of(30)
    begun = dt.datetime(2026, 10, 3, 11, 58)
    for at, row in enumerate(rows):
        minutes = -3 if at == 5 else 1 if at == 8 else 6 + at % 3
        row += [_written(begun + dt.timedelta(hours=at), written), None]
        row[-1] = _written(begun + dt.timedelta(hours=at, minutes=minutes), written)
    read = survey(book_of([["会員番号", "おすすめ度 (0-10)", *DRIVERS, "開始時刻", "完了時刻"], *rows]))
    assert (noted(read, "rows_impossible_times").count, noted(read, "rows_impossible_times").cells) == (1, ("I7",))
    assert (noted(read, "rows_hurried").count, noted(read, "rows_hurried").cells) == (1, ("I10",))


def _written(when: dt.datetime, how: str) -> Cell:
    forms = {
        "iso": "%Y-%m-%d %H:%M:%S",
        "slash": "%Y/%m/%d %H:%M:%S",
        "english": "%m/%d/%Y %I:%M %p",
        "japanese": "%Y年%m月%d日 %H時%M分",
    }
    return when if how == "cell" else when.strftime(forms[how])


def test_a_column_of_durations_tells_haste() -> None:
    rows = rows_of(30)
    for at, row in enumerate(rows):
        row.append(31 if at == 3 else 200 + at)
    read = survey(book_of([["会員番号", "おすすめ度 (0-10)", *DRIVERS, "Duration (in seconds)"], *rows]))
    assert noted(read, "rows_hurried").count == 1
    assert note(read, "rows_impossible_times") is None


def test_exactly_the_rows_that_a_rule_names_leave_every_figure() -> None:
    rows = rows_of(40)
    rows[4][2:] = [4] * 5
    rows[11][2:] = [2] * 5
    whole = survey(book(rows))
    ruled = survey(whole.workbook, left_out("rows_straight"), whole)
    bare = survey(book([row for at, row in enumerate(rows) if at not in {4, 11}]))
    journey = suggest_journey(bare)
    assert ruled.rows == bare.rows == 38
    one, other = analyze(Counter(ruled), journey), analyze(Counter(bare), journey)
    assert msgspec.structs.replace(one, left_out=()) == msgspec.structs.replace(other, left_out=())
    assert [what.id for what, _count in one.left_out if what.id == "rows_straight"] == ["rows_straight"]


def test_an_edit_of_a_column_checks_nothing_again_and_keeps_the_cut() -> None:
    rows = rows_of(40)
    rows[4][2:] = [4] * 5
    first = survey(book(rows), left_out("rows_straight"))
    role = Correction(ColumnKey("会員番号"), role="unused")
    second = survey(first.workbook, first.reading.with_correction(role), first)
    assert second.cut is first.cut
    back = survey(first.workbook, Reading(), second)
    assert back.cut is first.whole
    assert back.rows == 40


def test_what_became_of_single_answers_is_counted() -> None:
    rows = rows_of(30)
    rows[3][1] = "１０"
    rows[4][1] = 11
    rows[5][2] = None
    read = survey(book(rows))
    said = {one.message.id: one for one in read.notes}
    assert (said["digits_converted"].count, said["digits_converted"].cells) == (1, ("B5",))
    assert (said["answers_outside"].count, said["answers_outside"].cells) == (1, ("B6",))
    assert said["answers_missing_blank"].count == 1


def test_a_large_survey_is_checked_in_a_moment() -> None:
    count = 100_000
    rng = np.random.default_rng(1)
    codes = rng.integers(0, 5, (20, count)).astype(np.uint8)
    raws = [RawColumn(tuple(range(1, 6)), each) for each in codes]
    from loyalty_desktop.survey.repeated import repeated_ids, rows_alike  # noqa: PLC0415

    ids = RawColumn(tuple(f"M-{at}" for at in range(count)), np.arange(count, dtype=np.uint32))
    assert not rows_alike([ids, *raws], count).any()
    assert not repeated_ids(ids, np.ones(count, dtype=bool)).any()
