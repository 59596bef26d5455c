"""Corrections of single columns and of all columns of one scale."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.journey import corrections
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.sources import with_source
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import survey
from tests.journey.surveys import SCORES, WORDS, YES_NO, survey_of
from tests.survey import making

A, B = ColumnKey("A"), ColumnKey("B")


def test_set_role_on_several_columns_keeps_what_else_was_said() -> None:
    reading = corrections.set_reversed(Reading(), [B], True)
    new = corrections.set_role(reading, [B, A], "driver")
    assert new.corrections == (Correction(A, "driver"), Correction(B, "driver", reversed=True))
    assert reading.corrections == (Correction(B, reversed=True),)
    assert corrections.set_role(new, [A, B], "driver") is new
    assert corrections.set_role(new, [A, B], None) == reading


def test_clear_leaves_nothing_behind() -> None:
    reading = corrections.set_codes(corrections.set_role(Reading(), [A, B], "driver"), [A], [("良", 2)])
    assert corrections.clear(reading, [A]).corrections == (Correction(B, "driver"),)
    assert corrections.clear(reading, [A, B]) == Reading()
    assert corrections.clear(Reading(), [A]) == Reading()


def test_missing_and_answers_never_contradict_each_other() -> None:
    reading = corrections.set_yes(Reading(), [A], ["はい", "たぶん"])
    reading = corrections.mark_missing(reading, [A], "たぶん", "dont_know")
    assert reading.corrections == (Correction(A, missing=(("たぶん", "dont_know"),), yes=("はい",)),)
    reading = corrections.set_codes(reading, [A], [("たぶん ", 3)])
    assert reading.corrections == (Correction(A, yes=("はい",), codes=(("たぶん ", 3),)),)
    reading = corrections.mark_missing(reading, [A], "はい", "refused")
    reading = corrections.mark_missing(reading, [A], "9", "not_used")
    assert reading.correction(A).missing == (("はい", "refused"), ("9", "not_used"))
    assert reading.correction(A).yes == ()
    reading = corrections.mark_missing(reading, [A], "９", None)
    assert reading.correction(A).missing == (("はい", "refused"),)
    reading = corrections.set_yes(reading, [A], ["はい"])
    assert (reading.correction(A).missing, reading.correction(A).yes) == ((), ("はい",))
    assert corrections.set_yes(reading, [A], None).correction(A).yes is None


def test_same_scale_finds_the_columns_that_are_answered_alike() -> None:
    asked = survey_of(
        ("品揃えの満足度", WORDS),
        ("友人に勧めたいか", SCORES),
        ("価格の満足度", WORDS),
        ("試着した", YES_NO),
        ("提案された", YES_NO),
        ("性別", ("男", "女")),
    )
    assert corrections.same_scale(asked, asked.columns[0]) == (
        ColumnKey("品揃えの満足度"),
        ColumnKey("価格の満足度"),
    )
    assert corrections.same_scale(asked, asked.columns[3]) == (ColumnKey("試着した"), ColumnKey("提案された"))
    assert corrections.same_scale(asked, asked.columns[5]) == (ColumnKey("性別"),)


def test_a_correction_of_all_columns_of_a_scale_reaches_the_survey() -> None:
    asked = survey_of(("品揃えの満足度", (1, 2, 3, 4, 5)), ("価格の満足度", (1, 2, 3, 4, 5)))
    alike = corrections.same_scale(asked, asked.columns[0])
    assert len(alike) == 2
    reading = corrections.set_reversed(asked.reading, alike, True)
    again = survey(asked.workbook, reading, asked)
    assert [column.scale.reversed for column in again.columns] == [True, True]
    source = Source("/a.xlsx")
    project = with_source(Project((source,)), 0, Source("/a.xlsx", reading=reading))
    assert project.sources[0].reading.correction(alike[1]).reversed is True


Edit = Callable[[Reading], Reading]
DECISIONS: tuple[tuple[Edit, Edit], ...] = (
    (lambda one: corrections.set_ends(one, [A, B], 0, 10), lambda one: corrections.set_ends(one, [A, B], None, None)),
    (lambda one: corrections.set_blank_is_no(one, [A], True), lambda one: corrections.set_blank_is_no(one, [A], None)),
    (lambda one: corrections.set_amounts(one, [A], [("高い", 9)]), lambda one: corrections.set_amounts(one, [A], None)),
    (lambda one: corrections.set_times(one, [A], 1000), lambda one: corrections.set_times(one, [A], None)),
    (lambda one: corrections.set_day_first(one, [A], False), lambda one: corrections.set_day_first(one, [A], None)),
    (lambda one: corrections.set_read_as(one, [A], [("x", "y")]), lambda one: corrections.set_read_as(one, [A], None)),
)


@pytest.mark.parametrize(("change", "back"), DECISIONS)
def test_each_decision_about_values_can_be_handed_back(change: Edit, back: Edit) -> None:
    before = corrections.set_role(Reading(), [A, B], "spend")
    changed = change(before)
    assert changed != before
    assert change(changed) is changed
    assert back(changed) == before


def test_amounts_make_answers_of_what_was_none() -> None:
    reading = corrections.mark_missing(Reading(), [A], "使わない", "not_used")
    reading = corrections.set_amounts(reading, [A], [("使わない", 0), ("1,000円未満", 500)])
    assert reading.correction(A).missing == ()
    assert reading.correction(A).amounts == (("使わない", 0.0), ("1,000円未満", 500.0))


def test_what_parts_answers_is_set_and_taken_back() -> None:
    reading = corrections.set_separator(Reading(), [A], "/")
    reading = corrections.set_merged(reading, [A], [["名所", "旧跡"]])
    reading = corrections.set_parted(reading, [A], ["寺/神社"])
    assert reading.corrections == (Correction(A, separator="/", merged=(("名所", "旧跡"),), parted=("寺/神社",)),)
    reading = corrections.set_merged(corrections.set_parted(reading, [A], None), [A], None)
    assert reading.corrections == (Correction(A, separator="/"),)
    assert corrections.set_separator(reading, [A], "").corrections == (Correction(A, separator=""),)
    assert corrections.set_separator(reading, [A], None) == Reading()


BANDS = ("1,000円未満", "1,000円～2,999円", "3,000円～4,999円", "5,000円以上")


def test_ranges_that_were_left_out_count_for_no_number() -> None:
    read = making.of_columns({"推奨度": [at % 11 for at in range(40)], "年間購入金額": [*BANDS] * 10})
    key = ColumnKey("年間購入金額")

    def counted(reading: Reading) -> dict[str, float]:
        column = survey(read.workbook, reading, read).column(key)
        assert column is not None
        rows = zip(column.distinct.labels, column.scale.codes.tolist(), column.scale.valid.tolist(), strict=True)
        return {text: amount for text, amount, valid in rows if valid and text in BANDS}

    column = read.column(key)
    assert column is not None
    used = corrections.use_midpoints(read.reading, column)
    everything = dict(zip(BANDS, (500.0, 1999.5, 3999.5, 5000.0), strict=True))
    assert counted(used) == everything
    without = corrections.mark_missing(used, [key], BANDS[3], "refused")
    lower = {text: everything[text] for text in BANDS[:3]}
    assert counted(without) == lower
    notes = survey(read.workbook, without, read).notes
    assert next(note.count for note in notes if note.message.id == "amounts_used") == 30
    assert counted(corrections.mark_missing(without, [key], BANDS[3], None)) == everything, "its number is kept"
    again = corrections.use_midpoints(corrections.mark_missing(read.reading, [key], BANDS[3], "refused"), column)
    assert counted(again) == lower, "what was left out before stays so"
    assert counted(corrections.set_amount(again, column, BANDS[0], 700)) == lower | {BANDS[0]: 700.0}
    assert counted(corrections.set_amount(again, column, BANDS[3], 8000)) == everything | {BANDS[3]: 8000.0}
