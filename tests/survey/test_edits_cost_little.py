"""A correction of one column does again what rests on that column, and nothing else; the outcome is the same."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.repeated import repeated_ids
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.straight import straight_rows
from loyalty_desktop.survey.survey import Survey, survey

IDS = ColumnKey("会員番号")
RATED = ColumnKey("満足度 [品揃え1]")


def column(cells: list[Cell]) -> RawColumn:
    places: dict[Cell, int] = {}
    codes = np.array([places.setdefault(cell, len(places)) for cell in cells], dtype=np.int64)
    return RawColumn(tuple(places), smallest_codes(codes, len(places)))


def workbook(rows: int = 400) -> Workbook:
    """Return a survey with ids, a block of ratings that some click through, and comments."""
    chance = random.Random(3)
    clicked = [at % 20 == 0 for at in range(rows)]
    columns: dict[str, list[Cell]] = {
        IDS.heading: [f"B{at // 9:04}" for at in range(rows)],
        "おすすめ度（0〜10）": [str(chance.randint(0, 10)) for _at in range(rows)],
        "ご意見": [f"とてもよい店でした。また来たいと思います{at}" if at % 3 else "特になし" for at in range(rows)],
    }
    for number in range(1, 8):
        columns[f"満足度 [品揃え{number}]"] = ["4" if one else str(chance.randint(1, 5)) for one in clicked]
    made = tuple(column([heading, *cells]) for heading, cells in columns.items())
    return Workbook((Sheet("s", made, rows + 1),), "utf-8", "a.csv")


def outcome(one: Survey) -> list[object]:
    return [
        one.rows,
        one.notes,
        one.left_out,
        *((each.key, each.role, each.guess, each.scale.kind, each.scale.reasons) for each in one.columns),
        *(np.nan_to_num(each.scale.codes, nan=-99.5).tolist() for each in one.columns),
        *(each.distinct.counts.tolist() for each in one.columns),
    ]


@pytest.mark.parametrize("left_out", [(), ("rows_straight",), ("rows_duplicates", "rows_identical", "rows_straight")])
def test_edits_one_after_the_other_come_to_what_a_fresh_reading_does(left_out: tuple[str, ...]) -> None:
    book = workbook()
    edited = survey(book, Reading(left_out=left_out))
    assert left_out == () or edited.rows < 400
    for key in (RATED, IDS, ColumnKey("ご意見")):
        for correction in (
            Correction(key, role="unused"),
            Correction(key, role="driver", missing=(("4", "not_used"), ("特になし", "refused"))),
            Correction(key, reversed=True),
            Correction(key),
        ):
            edited = survey(book, edited.reading.with_correction(correction), edited)
            assert outcome(edited) == outcome(survey(workbook(), edited.reading)), correction


def test_what_is_left_out_is_what_the_notes_say_is_left_out() -> None:
    seen = survey(workbook(), Reading(left_out=("rows_straight",)))
    assert seen.left_out == tuple((note.message, note.count) for note in seen.notes if note.left_out)
    assert [what.id for what, _count in seen.left_out] == ["rows_straight"]


def test_another_role_leaves_the_answers_as_they_were_read() -> None:
    first = survey(workbook())
    other = survey(first.workbook, first.reading.with_correction(Correction(RATED, role="segment")), first)
    before, after = first.column(RATED), other.column(RATED)
    assert before is not None
    assert after is not None
    assert after.scale is before.scale
    assert (before.role, after.role) == ("driver", "segment")


def test_what_was_looked_for_in_vain_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counting(*args: Any) -> Any:
        looked.append(1)
        return repeated_ids(*args)

    monkeypatch.setattr("loyalty_desktop.survey.quality.repeated_ids", counting)
    first = survey(workbook(), Reading(corrections=(Correction(IDS, role="id"),)))
    assert looked == [1]  # nine answers to a number: nobody's own
    assert "rows_duplicates" not in {note.rule for note in first.notes}
    survey(first.workbook, first.reading.with_correction(Correction(RATED, role="segment")), first)
    assert looked == [1]


@dataclass(frozen=True)
class Rated:
    """What straight-lining looks at of a column."""

    raw: RawColumn
    scale: Scale

    @property
    def question(self) -> Rated:
        return self


def rated(cells: list[int]) -> Rated:
    values = (0, 1, 2, 3)
    codes = np.array([np.nan, 1.0, 2.0, 3.0])
    raw = RawColumn(values, np.array(cells, dtype=np.uint8))
    return Rated(raw, Scale("points", codes, ("blank", None, None, None), 1, 3))


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from([0, 1, 1, 1, 1, 1, 2, 3]), min_size=9, max_size=9), min_size=5, max_size=9),
        min_size=1,
        max_size=3,
    )
)
def test_rows_are_straight_when_each_of_them_is_looked_at(blocks: list[list[list[int]]]) -> None:
    expected = []
    for row in range(9):
        given_ = [[cells[row] for cells in block if cells[row]] for block in blocks]
        enough = [answers for answers in given_ if len(answers) >= 5]
        expected.append(bool(enough) and all(len(set(answers)) == 1 for answers in enough))
    made = [tuple(rated(cells) for cells in block) for block in blocks]
    assert straight_rows(cast("Any", made), 9).tolist() == expected
