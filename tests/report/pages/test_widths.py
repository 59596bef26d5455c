"""Columns of tables: what they need, what they get, which of them stand beside one another."""

from __future__ import annotations

from loyalty_desktop.report.pages.content import SetCell, SetRow
from loyalty_desktop.report.pages.widths import Room, in_groups, needs, shared


def test_shared_fills_the_room_and_serves_small_wishes_first() -> None:
    widths = shared([Room(50, 90), Room(30, 30), Room(60, 300)], 250)
    assert round(sum(widths), 6) == 250
    assert widths[0] == 90
    assert widths[1] == 30
    assert widths[2] == 130


def test_shared_stretches_and_squeezes() -> None:
    assert shared([Room(10, 20), Room(10, 20)], 100) == (50, 50)
    assert shared([Room(80, 90), Room(40, 90)], 60) == (40, 20)


def test_groups_repeat_the_first_column() -> None:
    rooms = [Room(40, 40), *[Room(30, 30)] * 5]
    assert in_groups(rooms, 110) == ((0, 1, 2), (0, 3, 4), (0, 5))
    assert in_groups(rooms, 20) == ((0, 1), (0, 2), (0, 3), (0, 4), (0, 5))
    assert in_groups([Room(40, 40)], 20) == ((0,),)


def test_figures_are_never_broken_and_long_texts_are() -> None:
    rows = [SetRow("row", (SetCell("長い名前" * 40), SetCell("1,234,567")))]
    text, figure = needs(("名前", "n"), ("left", "right"), rows, 8.0)
    assert text.least < 165 < text.liked
    assert figure.least > 40


def test_names_get_the_room_of_what_is_the_same_in_every_row() -> None:
    name, stage = "とても長い名前のドライバーについての満足" * 3, "名前のないステージ"
    rows = [SetRow("row", (SetCell(f"{at}{name}"), SetCell(stage))) for at in range(8)]
    names, stages = needs(("名前", "ステージ"), ("left", "left"), rows, 8.0)
    assert stages.liked < 8.0 * len(stage)
    assert names.least > 2 * stages.least


def test_names_behind_a_rank_get_the_room_of_names() -> None:
    name = "とても長い名前のドライバーについての満足" * 3
    rows = [SetRow("row", (SetCell(str(at)), SetCell(f"{at}{name}"))) for at in range(8)]
    rank, names = needs(("順位", "名前"), ("right", "left"), rows, 8.0)
    alone = needs(("名前",), ("left",), [SetRow("row", row.cells[1:]) for row in rows], 8.0)
    assert names == alone[0]
    assert rank.least < names.least


def test_texts_stand_in_one_line_before_headings_do() -> None:
    assert shared([Room(50, 50, 90), Room(40, 40, 80, 70)], 120) == (50, 70)


def test_a_heading_is_not_parted_before_its_last_letters() -> None:
    rows = [SetRow("row", (SetCell("1"),))]
    (found,) = needs(("変化（ポイント）",), ("right",), rows, 8.0)
    assert found.least > 6 * 8.0
