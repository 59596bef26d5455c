from __future__ import annotations

from loyalty_desktop.report.document.charts import Grid, Spot
from tests.report.document import example
from tests.report.workbook import reading


def test_a_grid_is_cells_in_colours_below_the_names_of_its_columns() -> None:
    sheet = reading.read(reading.of_blocks(example.grid())).worksheets[0]
    heading = reading.at(sheet, "批判者")
    spot = sheet.cell(heading.row + 1, heading.column)
    assert spot.value == "抑留者0\n123 人\n12 %"
    assert spot.fill.start_color.rgb not in {"00FFFFFF", "00000000"}
    assert sheet.cell(spot.row, 1).value == "高収益"
    assert (sheet.row_dimensions[spot.row].height or 0) >= 3 * 16
    columns = [reading.at(sheet, name).column for name in ("批判者", "中立者", "推奨者")]
    assert columns == sorted(columns)
    assert any(str(one).startswith(spot.coordinate + ":") for one in sheet.merged_cells.ranges)


def test_spots_for_reference_are_tagged_and_paler() -> None:
    spots = ((Spot("a", ("1",), "positive", 0.8), Spot("b", ("2",), "positive", 0.8, "reference")),)
    sheet = reading.read(reading.of_blocks(Grid("g", "G", ("x", "y"), ("r",), spots))).worksheets[0]
    firm, faint = reading.at(sheet, "a\n1"), reading.at(sheet, "b\n2\nFor reference")
    assert firm.fill.start_color.rgb < faint.fill.start_color.rgb
    assert "For reference: few answers (fewer than 30)." in reading.texts(sheet)


def test_a_wide_grid_stays_within_the_print() -> None:
    names = tuple(f"column {at}" for at in range(12))
    spots = (tuple(Spot(f"spot {at}", ("1",), "plain", 0.5) for at in range(12)),)
    sheet = reading.read(reading.of_blocks(Grid("g", "G", names, ("r",), spots))).worksheets[0]
    last = reading.at(sheet, "spot 11\n1")
    assert sheet.print_area
    assert any(
        last.coordinate in one and str(one).rpartition(":")[2].rstrip("0123456789") in sheet.print_area
        for one in sheet.merged_cells.ranges
    )
