from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msgspec.structs import replace

from build_scripts import audit_workbook
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.report.sheet_rows import StoppedError
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.workbook import live_example as example

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live import Live

WEIGHTED = replace(example.JOURNEY, weight=ColumnKey("ウェイト"))
FILTERED = replace(example.JOURNEY, filters=(example.WOMEN,))
CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f[ >].*?)</c>')


def differing(live: Live, material: Material) -> list[str]:
    """The figures of the JSON that the formulas do not give."""
    found = []
    for key, figure in audit_workbook.expected(material).items():
        if live.formula(key) is None:
            continue
        result = live.result(key)
        same = result == "" if figure is None else isinstance(result, int | float) and abs(result - figure) < 1e-9
        if not same:
            found.append(f"{key}: {figure} {result}")
    return found


@pytest.mark.parametrize("journey", [example.JOURNEY, WEIGHTED, FILTERED, Journey()])
def test_formulas_are_said_to_give_the_figures_of_the_json(journey: Journey) -> None:
    by = ("店舗", "性別", "来店のきっかけ") if journey.measure.column is not None else ()
    material = example.grouped(example.material(journey, *by), example.REGIONS)
    live = example.live(material)
    assert differing(live, material) == []


def test_every_figure_that_is_a_closed_form_has_a_formula() -> None:
    material = example.material(example.JOURNEY, "店舗")
    live = example.live(material)
    for key in (
        *("loyalty/score", "loyalty/low", "loyalty/high", "loyalty/n", "loyalty/positive", "loyalty/distribution/9"),
        *("drivers/staff/reach/share", "drivers/staff/head/share", "drivers/staff/head/top2", "drivers/staff/rest/n"),
        *("drivers/staff/heart/score", "drivers/staff/lift/points", "drivers/staff/lift/p"),
        *("drivers/staff/versus_base/points", "stages/shop/head", "stages/shop/heart", "values/basic/head"),
        *("experiences/tried/incidence/share", "experiences/tried/with/score", "experiences/friend/without/n"),
        *("experiences/tried/difference/p", "experiences/friend/contribution/low"),
        *("segments/店舗/total/score", "segments/店舗/groups/20/score", "segments/店舗/groups/20/versus_rest/p"),
        "segments/店舗/groups/=cmd()/drivers/staff/heart/score",
        *("economy/sales/positive/share", "economy/sales/negative/low", "economy/spend/everybody/mean"),
    ):
        assert live.formula(key), key
    for key in ("drivers/staff/lift/p_adjusted", "importance/drivers/staff/share", "drivers/none/head/share", ""):
        assert live.formula(key) is None
        assert live.result(key) is None


def test_a_figure_is_a_cell_and_its_count_one_condition_on_each_answer() -> None:
    live = example.live(example.material())
    data, answers = live.behind.data, live.behind.answers
    book = openpyxl.load_workbook(io.BytesIO(_bytes(live)))
    formula = live.formula("drivers/staff/heart/n")
    assert formula is not None
    place = re.fullmatch(r"='(.*)'!\$([A-Z]+)\$(\d+)", formula)
    assert place is not None
    counted = book[place[1]][f"{place[2]}{place[3]}"].value
    place = re.fullmatch(r"='(.*)'!\$F\$(\d+)", str(counted))
    assert place is not None
    row = [cell.value for cell in book[place[1]][int(place[2])]]
    letter = data.letters[data.drivers["staff"]]
    tests = [f"'{answers}'!${column}$2:${column}$241" for column in ("B", letter)]
    assert row[:2] == ["接客", "Satisfied"]
    assert row[2:5] == [f'=COUNTIFS({tests[0]},{number},{tests[1]},">=4")' for number in (1, 2, 3)]
    assert row[5] == f"=SUM($C{place[2]}:$E{place[2]})"
    assert row[6] == f'=COUNTIFS({tests[0]},">=0",{tests[1]},">=4")'


def test_weights_are_summed_beside_the_counts() -> None:
    live = example.live(example.material(WEIGHTED))
    found = [content for content, _look in live.behind.counts.cells.values() if isinstance(content, tuple)]
    assert any(one.formula.startswith(f"SUMIFS('{live.behind.answers}'!$C$2:$C$237,") for one in found)
    assert any(one.formula.startswith(f"SUMIFS('{live.behind.answers}'!$D$2:$D$237,") for one in found)
    assert live.behind.data.without_weight == 4


def test_small_groups_have_no_figures_but_their_n() -> None:
    few = Filter(ColumnKey("購入金額（円）"), low=9600.0)
    live = example.live(example.material(replace(example.JOURNEY, filters=(few,))))
    assert 0 < float(live.result("loyalty/n") or 0) < 10
    assert live.result("loyalty/score") == ""
    formula = live.formula("loyalty/score")
    assert formula is not None
    sheet = openpyxl.load_workbook(io.BytesIO(_bytes(live)))[live.behind.rows.title]
    said = str(sheet[formula.partition("!")[2].replace("$", "")].value)
    least = live.behind.control.least.there
    assert re.match(rf'=IF\(\$C\d+<{re.escape(least)},"",100\*', said)


def test_every_formula_of_the_saved_workbook_has_its_result() -> None:
    live = example.live(example.material(WEIGHTED, "店舗"))
    with example.finished(live) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
    cells = [found for sheet in sheets for found in CELL.finditer(sheet)]
    assert len(cells) > 1000
    assert [found[0] for found in cells if not re.search(r"<v>[^<]+</v>", found[3]) and 't="str"' not in found[2]] == []


def test_results_are_there_for_whoever_works_nothing_out() -> None:
    live = example.live(example.material())
    book = openpyxl.load_workbook(io.BytesIO(_bytes(live)), data_only=True)
    key = "drivers/staff/lift/points"
    formula = live.formula(key)
    assert formula is not None
    assert book[live.behind.rows.title][formula.partition("!")[2].replace("$", "")].value == live.result(key)
    assert book.calculation.fullCalcOnLoad


def test_formulas_of_the_report_get_their_results_too() -> None:
    live = example.live(example.material())
    book, saved, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["B2"] = live.formula("loyalty/score")
    live.write(book)
    book.save(saved)
    saved.seek(0)
    live.finish(saved, out)
    read = openpyxl.load_workbook(io.BytesIO(out.getvalue()), data_only=True)
    assert read.worksheets[0]["B2"].value == live.result("loyalty/score")


def test_writing_stops_when_nobody_waits() -> None:
    live = example.live(example.material())
    book, saved = openpyxl.Workbook(), io.BytesIO()
    live.write(book)
    book.save(saved)
    saved.seek(0)
    with pytest.raises(StoppedError):
        live.finish(saved, io.BytesIO(), lambda _share: False)


def test_names_of_sheets_that_are_taken_are_refused() -> None:
    live = example.live(example.material())
    book = openpyxl.Workbook()
    book.create_sheet(live.behind.answers)
    with pytest.raises(ValueError, match="already has sheets"):
        live.write(book)


@pytest.mark.skipif(audit_workbook.soffice() is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_works_out_what_the_json_says_under_a_filter(tmp_path: Path) -> None:
    material = example.material(WEIGHTED, "店舗")
    live = example.live(material)
    path, other = tmp_path / "live.xlsx", tmp_path / "filtered.xlsx"
    path.write_bytes(_bytes(live))
    chosen = audit_workbook.filtered(material, live)
    assert chosen is not None
    at, place, under = chosen
    audit_workbook.choose(path, other, live, at, place)
    # what stands beside the formulas is true without the filter only, so that it cannot be what is read here
    done = audit_workbook.recalculated(other, tmp_path)
    found = audit_workbook.audit(done, live, audit_workbook.expected(under))
    assert found.apart == ()
    assert found.compared > 100
    assert under.results.loyalty.score.value != material.results.loyalty.score.value


def _bytes(live: Live) -> bytes:
    with example.finished(live) as parts:
        assert parts.fp is not None
        parts.fp.seek(0)
        return parts.fp.read()
