from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.data.column_widths import ColumnRuler
from loyalty_desktop.desktop.screens.data.grid_header import lines_of
from loyalty_desktop.desktop.screens.data.grid_text import latin_pieces, two_lines
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.columns import column_heads
from tests.journey.surveys import WORDS, survey_of

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

ASKED = "当店の次の点について、どのくらい満足していますか？"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (ASKED, ("商品の品揃え",)),  # the question stands above the columns
        ("満足度", ("満足度 [商品の品揃え]",)),
        ("【選ぶ】の満足度", ("商品の品揃え",)),  # as the columns beside it, whose own parts are longer
    ],
)
def test_heading_of_a_row_of_a_grid(look: Look, question: str, shown: tuple[str, ...]) -> None:
    heads = column_heads(survey_of((f"{question} [商品の品揃え]", WORDS), (f"{question} [レジ]", WORDS)))
    assert lines_of(heads[0], look.font(12, 600), 150) == shown


def test_long_heading_that_stands_alone_is_cut(look: Look) -> None:
    (head,) = column_heads(survey_of((ASKED, WORDS)))
    lines = lines_of(head, look.font(12, 600), 150)
    assert len(lines) == 2
    assert lines[1].endswith("…")


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("DistributionChannel", ("Distribution", "Channel")),
        ("UserLanguage", ("User", "Language")),
        ("Q3_overall_satisfaction", ("Q3_overall_", "satisfaction")),
        ("RecipientEmail", ("Recipient", "Email")),
        ("満足度 SatisfactionScore", ("満足度", "SatisfactionScore")),
    ],
)
def test_heading_is_broken_between_the_parts_of_a_word(look: Look, heading: str, lines: tuple[str, ...]) -> None:
    font = look.font(12, 600)
    width = max(text_width(font, line) for line in lines) + 4
    assert two_lines(heading, font, width) == lines


def test_column_is_as_wide_as_the_longest_part_of_a_word(look: Look) -> None:
    font = look.font(12, 600)
    assert latin_pieces("Q3_UserLanguage の Channel") == ["Q3_", "User", "Language", "Channel"]
    for heading in ("Internationalisation", "DistributionChannel", "Recommendation"):
        read = survey_of(("No", tuple(range(60))), (heading, (0, 1)))
        head = column_heads(read)[1]
        width = ColumnRuler(look).natural_width(head, Cells(read).column(1)) - 15
        shown = lines_of(head, font, width)
        assert [piece for piece in latin_pieces(heading) if not any(piece in line for line in shown)] == []
        assert all(text_width(font, piece) <= width for piece in latin_pieces(heading))


def test_own_part_is_not_enough_where_the_question_has_no_room_above_it(look: Look) -> None:
    """Columns of two questions by turns: over one column alone a question is cut to nothing."""
    asked = ("宿泊市町村 [{}泊目]", "食事の組み合わせ [{}泊目]")
    heads = column_heads(survey_of(*((one.format(at), WORDS) for at in (1, 2) for one in asked)))
    assert [head.in_a_row for head in heads] == [False] * 4
    assert lines_of(heads[0], look.font(12, 600), 100) == ("宿泊市町村", "[1泊目]")
