"""Nothing is left out of a figure in silence: every cell of a column is used, or told with its reason."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.folding import plan
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey, Correction, Role
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import column, of_columns, used

ASKED: tuple[list[Cell], ...] = (
    ["とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満"],
    [1, 2, 3, 4, 5],
    list(range(11)),
    ["はい", "いいえ"],
    [0, 1],
    ["20代", "30代", "40代"],
    ["1,000円未満", "1,000円以上5,000円未満", "5,000円以上"],
    [1000, 2500, "12,000円", "1.2万円", "△500"],
    ["A, B", "B, C", "A", "C, D", "A, B, C"],
    ["男性", "女性"],
    [23, 45, 67, 31, 88, 19],
    ["2026/01/02", "2026/02/03"],
    ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"],
    ["1: 満足", "2: 普通", "3: 不満"],
)
ODD: list[Cell] = [
    *(None, "", "  ", "無回答", "わからない", "利用していない", "答えたくない", "#N/A", "N/A", "対象外", "なし"),
    *(99, -1, 6, 11, 999, 1.5, "５", "その他", "x", "まあ良い", "2026/13/45"),
]
HEADINGS = (
    "満足度（接客）",
    "推奨度（0〜10）",
    "年齢",
    "購入金額",
    "来店回数",
    "性別",
    "利用したもの（複数選択）",
    "Q3",
)
FIGURES: tuple[Role, ...] = (
    *("loyalty", "driver", "overall_satisfaction", "experience", "spend", "frequency", "segment"),
)


@st.composite
def columns(draw: st.DrawFn) -> list[Cell]:
    usual = draw(st.sampled_from(ASKED))
    odd = draw(st.lists(st.sampled_from(ODD), max_size=4))
    cells: list[Cell] = [*usual, *usual, *usual, *usual, *odd]
    return draw(st.lists(st.sampled_from(cells), min_size=12, max_size=60))


def read_as(heading: str, answers: list[Cell], role: Role) -> Survey:
    numbers: list[Cell] = list(range(1, len(answers) + 1))
    return of_columns({"No": numbers, heading: answers}, Correction(ColumnKey(heading), role=role))


def told(read: Survey) -> Counter[str]:
    """Return the counts of the lines about cells in no figure, by what the lines say."""
    lines = [note for note in read.found if note.message.id.startswith(("answers_", "loyalty_outside", "segment_"))]
    return Counter({note.message.id: note.count for note in lines})


@settings(deadline=None)
@given(columns(), st.sampled_from(HEADINGS), st.sampled_from(FIGURES))
def test_every_cell_that_is_not_used_is_told(answers: list[Cell], heading: str, role: Role) -> None:
    read = read_as(heading, answers, role)
    one = column(read, heading)
    assert used(one) + told(read).total() == len(answers)


@settings(deadline=None)
@given(columns(), st.sampled_from(HEADINGS), st.sampled_from(FIGURES))
def test_what_is_used_is_what_figures_are_made_of(answers: list[Cell], heading: str, role: Role) -> None:
    one = column(read_as(heading, answers, role), heading)
    folds, counts = plan(one), one.distinct.counts
    at = len(folds.answers) + len(folds.reasons)
    valid = folds.sets.values[folds.sets.starts[at] : folds.sets.starts[at + 1]]
    assert int(counts[valid].sum()) == used(one)


REASONS = {
    "blank": "",
    "not_used": "対象外",
    "dont_know": "わからない",
    "refused": "答えたくない",
    "error": "#N/A",
}


@pytest.mark.parametrize("role", FIGURES)
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_is_told_in_each_role(role: Role, reason: str) -> None:
    answers: list[Cell] = [*[1, 2, 3, 4, 5, 4, 3, 4, 5, 2] * 4, *[REASONS[reason]] * 3]
    found = told(read_as("Q3", answers, role))
    name = f"segment_missing_{reason}" if role == "segment" else f"answers_missing_{reason}"
    assert found == {name: 3}
    assert message(name).text() != name


def test_losses_in_segments_are_told_apart_from_those_in_questions() -> None:
    read = of_columns(
        {
            "満足度（接客）": [*[1, 2, 3, 4, 5] * 8, None, None],
            "年代": [*["20代", "30代", None, "50代"] * 10, "20代", "30代"],
        }
    )
    found = {note.message.id: note for note in read.found}
    assert found["answers_missing_blank"].count == 2
    assert found["segment_missing_blank"].count == 10
    assert [key.heading for key in found["segment_missing_blank"].columns] == ["年代"]


def test_value_that_fits_no_band_of_a_segment_is_told_with_its_cells() -> None:
    read = of_columns({"満足度（接客）": [1, 2, 3, 4, 5] * 8, "年齢": [*range(20, 58), "秘密", "秘密"]})
    found = next(note for note in read.found if note.message.id == "segment_outside")
    assert (found.count, found.cells) == (2, ("B40", "B41"))


def test_full_width_digits_are_one_line_whatever_columns_are_for() -> None:
    read = of_columns({"満足度（接客）": [*[1, 2, 3, 4, 5] * 8, "５"], "年齢": [*range(20, 60), "２３"]})
    assert [note.count for note in read.found if note.message.id == "digits_converted"] == [2]
