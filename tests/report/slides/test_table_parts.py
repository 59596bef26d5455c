"""How tables fall into slides: widths by what stands in the columns, rows as high as their texts, few slides."""

from __future__ import annotations

from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.slides.boxes import Box, inches
from loyalty_desktop.report.slides.measuring import LINE, POINTS_AN_INCH, lines_of
from loyalty_desktop.report.slides.table_parts import TITLE, parts_of
from loyalty_desktop.report.slides.table_widths import BOLD, PAD_X, PLAIN

BOX = Box(0, 0, inches(12.3), inches(4.9))


def table(count: int, name: str, remark: str = "", stage: str = "名前のないステージ") -> Table:
    rows = tuple(
        Row((f"{at:02}{name}", stage, Figure(0.5), Figure(0.4), Figure(0.6), Figure(1200.0), remark))
        for at in range(count)
    )
    columns = (
        Column("Driver"),
        Column("Stage"),
        Column("Head share", "share"),
        Column("Head share, low", "share"),
        Column("Head share, high", "share"),
        Column("n", "count"),
        Column("Remark"),
    )
    return Table("t", "Table", columns, rows, ("A note below the table.",))


def test_rows_are_as_high_as_their_widest_letters_make_them() -> None:
    for name in ("WALKWAYS AND MOVING SIDEWALKS", "駐車場のご案内", "Experience value of " * 3):
        for part in parts_of(table(9, name, "Experience value"), BOX):
            for at, (texts, height) in enumerate(zip(part.texts, part.heights, strict=True)):
                for column, (text, width) in enumerate(zip(texts, part.widths, strict=True)):
                    wider = BOLD if at == 0 or column == 0 else PLAIN
                    lines = len(lines_of(text, part.size, 0.95 * (width - 2 * PAD_X), wider=wider))
                    assert height >= lines * part.size * LINE / POINTS_AN_INCH
            assert part.height < BOX.height / inches(1) - TITLE


def test_short_words_stay_in_one_line_where_there_is_room() -> None:
    (part,) = parts_of(table(8, "価格", stage="満足の割合"), BOX)
    assert "満足の割合" in part.texts[1]
    assert all(len(lines_of("満足の割合", part.size, width - 2 * PAD_X)) == 1 for width in part.widths[1:2])
    assert len({round(height, 6) for height in part.heights[1:]}) == 1
    assert part.heights[1] < 2 * part.size * LINE / POINTS_AN_INCH


def test_many_rows_with_long_names_need_few_slides() -> None:
    name = "番目のとても長い設問名でお客様が店舗の中でお感じになった接客と商品の説明のわかりやすさとお会計の速さ"
    found = parts_of(table(40, name), BOX)
    assert len(found) <= 4
    assert sum(len(part.rows) for part in found) == 40
    assert all(
        text.startswith(f"{at:02}") for part in found for at, (text, *_) in zip(part.rows, part.texts[1:], strict=True)
    )
    whole = [f"{at:02}{name}" for at in range(40)]
    assert all(any(full in part.cut or (full,) == row[:1] for part in found for row in part.texts) for full in whole)
    assert len({row[0] for part in found for row in part.texts[1:]}) == 40


def test_columns_without_room_are_shared_out_evenly() -> None:
    columns = (Column("Group"), *(Column(f"Column {at}", "count") for at in range(24)))
    wide = Table("w", "Wide", columns, (Row(("A", *(Figure(1_000_000.0) for _at in range(24)))),))
    counts = [len(part.columns) for part in parts_of(wide, BOX)]
    assert len(counts) > 1
    assert min(counts) > 4


def test_texts_to_be_read_are_not_cut_to_one_line() -> None:
    meaning = (
        "満足した人のスコアから、評価したほかの人のスコアを引いたもので、満足がロイヤルティとどれだけ結びつくかを示す値です。"
        * 2
    )
    rows = tuple(Row((f"用語{at}", meaning)) for at in range(19))
    found = parts_of(Table("terms", "", (Column("Term"), Column("Meaning")), rows), BOX)
    assert not any(part.cut for part in found)
    assert {text for part in found for _term, text in part.texts[1:]} == {meaning}


def test_a_small_table_on_a_slide_of_its_own_has_larger_letters() -> None:
    (usual,), (grown,) = parts_of(table(3, "価格"), BOX), parts_of(table(3, "価格"), BOX, grows=True)
    assert (usual.size, grown.size) == (11.0, 14.0)
    (full,) = parts_of(table(14, "価格"), BOX, grows=True)
    assert full.size < 14.0
    assert full.height < BOX.height / inches(1) - TITLE


def test_words_of_headings_are_not_parted() -> None:
    columns = (Column("Experience"), *(Column(one, "points") for one in ("Contribution", "Contribution, low") * 5))
    rows = tuple(Row((f"Was left alone after {at}", *[Figure(-0.7, "reference")] * 10)) for at in range(11))
    (part,) = parts_of(Table("t", "Table", columns, rows), BOX)
    for text, width in zip(part.texts[0], part.widths, strict=True):
        lines = lines_of(text, part.size, width - 2 * PAD_X, wider=BOLD)
        assert [word for line in lines for word in line.split()] == text.split()
