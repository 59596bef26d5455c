"""What finds room in boxes: letters that can be read, rather fewer rows."""

from __future__ import annotations

import msgspec

from loyalty_desktop.report.document.charts import Bar
from loyalty_desktop.report.drawing.primitives import Text
from loyalty_desktop.report.pages.boxes import SCALE, Box, boxed_chart
from loyalty_desktop.report.pages.content import SetChart
from tests.report.document import example


def test_long_names_in_a_box_stay_readable() -> None:
    made = example.bars()
    bars = tuple(
        Bar(f"{at}番目の、とても長い名前のドライバー（感動した）", 5.0, "positive", n=3_339) for at in range(8)
    )
    (chart,) = boxed_chart(msgspec.structs.replace(made, bars=bars), Box(229.0, 176.0)).blocks
    assert isinstance(chart, SetChart)
    named = [one for one in chart.drawing.primitives if isinstance(one, Text) and "番目" in one.text]
    assert 2 <= len(named) < 8
    assert all(one.size * SCALE > 5.5 for one in named)
