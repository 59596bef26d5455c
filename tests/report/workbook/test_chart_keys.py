from __future__ import annotations

import msgspec

from tests.report.document import example
from tests.report.workbook import reading


def key_of(block: object) -> str:
    return "\n".join(reading.texts(reading.read(reading.of_blocks(block)).worksheets[0]))  # type: ignore[arg-type]


def test_colours_of_bars_are_told_where_names_do_not() -> None:
    told = msgspec.structs.replace(
        example.bars(upright=True), meanings=(("positive", "推奨者"), ("negative", "=cmd()\x07"))
    )
    assert "■ 推奨者    ■ =cmd()    ┄ 全体" in key_of(told)
    assert "■" not in key_of(example.bars())


def test_pale_bars_are_told() -> None:
    bars = tuple(msgspec.structs.replace(bar, state="reference") for bar in example.bars().bars[:2])
    assert "■ Pale: for reference, few answers (fewer than 30)." in key_of(
        msgspec.structs.replace(example.bars(), bars=bars)
    )


def test_marks_and_lines_of_a_scatter_are_told() -> None:
    chart = msgspec.structs.replace(
        example.scatter(),
        meanings=(("experience", "Process"), ("basic", "Product")),
        x_line_name="Mean of the drivers",
        y_line_name="Mean of the drivers",
    )
    assert "● Process    ■ Product    ○ Hollow: may be chance" in key_of(chart)
    assert key_of(chart).count("┄ Mean of the drivers") == 1


def test_nothing_stands_below_a_chart_that_needs_no_key() -> None:
    assert "●" not in key_of(example.lines())
