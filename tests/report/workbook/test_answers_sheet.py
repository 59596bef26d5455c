from __future__ import annotations

import io

import openpyxl
from msgspec.structs import replace
from openpyxl.utils.escape import unescape

from loyalty_desktop.report.workbook.answers_sheet import class_formula, counted_formula, headings
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.workbook import live_example as example

WEIGHTED = replace(example.JOURNEY, weight=ColumnKey("ウェイト"))


def answers(*, personal: bool = False) -> list[tuple[object, ...]]:
    live = example.live(example.material(WEIGHTED), personal=personal)
    with example.finished(live) as parts:
        assert parts.fp is not None
        parts.fp.seek(0)
        book = openpyxl.load_workbook(io.BytesIO(parts.fp.read()))
    return list(book[live.behind.answers].iter_rows(values_only=True))


def test_each_respondent_with_a_weight_is_a_row_of_numbers() -> None:
    live = example.live(example.material(WEIGHTED))
    heads, *rows = answers()
    assert len(rows) == live.behind.data.count == 236
    named = dict(zip([str(one) for one in heads], rows[0], strict=True))
    assert (named["ウェイト" if "ウェイト" in named else "Weight"], named["接客"], named["品揃え"]) == (0.5, None, 1)
    assert named["試着"] == 0
    numbers = {value for row in rows for value in row[4:] if value is not None}
    assert all(isinstance(one, int | float) for one in numbers)


def test_who_counts_and_in_which_class_is_a_formula_in_every_row() -> None:
    live = example.live(example.material(WEIGHTED))
    data, control = live.behind.data, live.behind.control
    first = answers()[1]
    assert first[0] == f"={counted_formula(data, control)}"
    assert first[1] == f"={class_formula(data, control)}"
    assert first[3] == "=C2*C2"
    with example.finished(live) as parts:
        sheet = next(
            text for name in parts.namelist() if "sheets/" in name and "shared" in (text := parts.read(name).decode())
        )
    assert sheet.count('<f t="shared" si="0"/>') == data.count - 1
    assert f'ref="A2:A{data.last_row}" si="0"' in sheet
    assert sheet.count("<v>1</v>") >= data.count


def test_the_class_of_a_row_follows_the_cut_offs_on_the_sheet_of_filters() -> None:
    behind = example.live(example.material()).behind
    said = class_formula(behind.data, behind.control)
    for cell in (behind.control.low, behind.control.high, behind.control.negative, behind.control.positive):
        assert cell.there in said
    assert said.startswith("IF($A2=0,-1,IF(AND(ISNUMBER($C2)")


def test_a_row_counts_where_it_fits_every_choice() -> None:
    behind = example.live(example.material(example.JOURNEY, "来店のきっかけ", "店舗")).behind
    said = counted_formula(behind.data, behind.control)
    several, one = behind.control.filters[0], behind.control.filters[1]
    cells = [f"${behind.data.letters[each]}2" for each in several.groups.fields]
    assert f"OR({several.number.there}=0,INDEX({cells[0]}:{cells[-1]},1,MAX(1,{several.number.there}))=1)" in said
    only = f"${behind.data.letters[one.groups.fields[0]]}2"
    assert f"OR({one.number.there}=0,{only}={one.number.there})" in said


def test_without_personal_columns_nothing_says_who_somebody_is() -> None:
    heads, *rows = answers()
    assert not {"会員番号", "ご意見"} & {str(one) for one in heads}
    assert not any(isinstance(value, str) and not value.startswith("=") for row in rows for value in row)


def test_personal_columns_come_along_as_text_where_they_were_chosen() -> None:
    heads, *rows = answers(personal=True)
    names = [str(one) for one in heads]
    who, wrote = (names.index(one) for one in ("会員番号", "ご意見"))
    assert rows[0][who] == "K0000"
    texts = {str(row[wrote]) for row in rows if row[wrote]}
    assert "=HYPERLINK(1)" in texts
    assert "_x000D_ とてもよい" in {unescape(one) for one in texts}
    assert "よい 店4" in texts
    assert not any("a@example.com" in one for one in texts)


def test_headings_are_those_of_the_journey() -> None:
    named = [name for _letter, name in headings(example.live(example.material()).behind.data)]
    assert named[2:7] == ["Loyalty question", "接客", "品揃え", "試着", "友人"]


def test_texts_like_formulas_stay_texts_once_somebody_has_clicked_into_them() -> None:
    live = example.live(example.material(WEIGHTED), personal=True)
    with example.finished(live) as parts:
        assert parts.fp is not None
        parts.fp.seek(0)
        book = openpyxl.load_workbook(io.BytesIO(parts.fp.read()))
    cells = [cell for row in book[live.behind.answers].iter_rows(min_row=2) for cell in row]
    texts = [cell for cell in cells if cell.data_type == "s" and cell.value]
    like = [cell for cell in texts if str(cell.value).startswith("=")]
    assert like
    assert all(cell.quotePrefix for cell in like)
    assert not any(cell.quotePrefix for cell in texts if cell not in like)


def test_the_sheets_behind_the_figures_take_a_page_of_paper_each() -> None:
    live = example.live(example.material(WEIGHTED))
    with example.finished(live) as parts:
        assert parts.fp is not None
        parts.fp.seek(0)
        book = openpyxl.load_workbook(io.BytesIO(parts.fp.read()))
    for name in (live.behind.answers, live.behind.counts.title, live.behind.rows.title):
        sheet = book[name]
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(str(sheet.print_area).rpartition("$")[2]) <= 2
