"""How native charts look: fonts (East Asian ones too), axes with their limits, lines, marks and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumDataSource, NumRef, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.descriptors import Sequence, Typed
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

from loyalty_desktop.report.workbook.looks import EAST_ASIAN, INK, LINE, MUTED, lighter
from loyalty_desktop.report.workbook.number_formats import axis_format
from loyalty_desktop.report.workbook.plain_text import one_line

if TYPE_CHECKING:
    from openpyxl.chart._chart import ChartBase
    from openpyxl.chart.axis import NumericAxis, TextAxis
    from openpyxl.chart.series import Series

    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.document.charts import ChartUnit
    from loyalty_desktop.report.workbook.looks import Looks

Symbol: TypeAlias = Literal["circle", "square", "diamond", "triangle"]
Side: TypeAlias = Literal["r", "l", "t", "b", "outEnd", "ctr"]
_HUNDREDTHS = 100
_EMU = 12_700
_HOLLOW = 0.25
"""Not white: LibreOffice draws no outlines."""
_WHISKER = "98A2B3"
_TITLE, _AXIS, _SMALL = 11.0, 9.0, 8.0
_LONGEST_TITLE = 250
_POINT_PARTS = ("idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "trendline", "xVal", "yVal", "smooth")
_LABEL_PARTS = (
    *("numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName"),
    *("showSerName", "showPercent", "showBubbleSize"),
)


def letters(looks: Looks, size: float, colour: str = MUTED, *, bold: bool = False) -> CharacterProperties:
    """Return the letters of a chart; the size is in points."""
    latin, east_asian = Font(typeface=looks.face), Font(typeface=EAST_ASIAN)
    return CharacterProperties(sz=round(size * _HUNDREDTHS), b=bold, solidFill=colour, latin=latin, ea=east_asian)


def text_look(looks: Looks, size: float = _AXIS, colour: str = MUTED, *, turned: bool = False) -> RichText:
    """Return how the text of an axis, a legend or a label looks; `turned` has it never stand slanted."""
    body = RichTextProperties(rot=0, vert="horz") if turned else RichTextProperties()
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=letters(looks, size, colour)), r=[], endParaRPr=CharacterProperties()
    )
    return RichText(bodyPr=body, p=[paragraph])


def title_of(text: str, looks: Looks, size: float = _TITLE, colour: str = INK, *, bold: bool = True) -> Title:
    """Return a title that says just this text."""
    look = letters(looks, size, colour, bold=bold)
    run = RegularTextRun(rPr=look, t=one_line(text)[:_LONGEST_TITLE])
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters(looks, size, colour, bold=bold)), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def begin(chart: ChartBase, title: str, looks: Looks, *, legend: bool) -> None:
    """Give a chart its title and its legend at the foot."""
    chart.title = title_of(title, looks) if title else None
    chart.legend = Legend() if legend else None
    if chart.legend is not None:
        chart.legend.position = "b"
        chart.legend.txPr = text_look(looks)
    chart.display_blanks = "gap"
    chart.visible_cells_only = False
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=LINE, w=_EMU // 2))


def value_axis(axis: NumericAxis, scale: Axis, unit: ChartUnit, title: str, looks: Looks) -> None:
    """Give an axis its limits, its ticks and the format of its figures."""
    axis.scaling.min, axis.scaling.max = scale.low, scale.high
    steps = {round(high - low, 9) for low, high in zip(scale.ticks, scale.ticks[1:], strict=False)}
    if len(steps) == 1:
        axis.majorUnit = steps.pop()
    digits = _digits(scale, unit)
    _begin_axis(axis, title, looks)
    axis.number_format, axis.numFmt.sourceLinked = axis_format(unit, digits), False
    axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE, w=_EMU // 2)))


def name_axis(axis: TextAxis, looks: Looks, title: str = "") -> None:
    """Give the axis of the names its look; they stand beside the chart, not across its bars."""
    _begin_axis(axis, title, looks)
    axis.majorGridlines = None
    axis.tickLblPos = "low"
    axis.tickLblSkip = 1
    axis.noMultiLvlLbl = True


def plain_line(colour: str, points: float = 1.5, dash: Literal["dash"] | None = None) -> LineProperties:
    """Return a line in a colour, so many points wide."""
    return LineProperties(solidFill=colour, w=round(points * _EMU), prstDash=dash)


def no_line() -> LineProperties:
    """Return a line that is not drawn."""
    return LineProperties(noFill=True)


def mark(symbol: Symbol, colour: str, size: int = 8, *, hollow: bool = False) -> Marker:
    """Return a mark of a point; a hollow one is pale within its outline."""
    inside = lighter(colour, _HOLLOW) if hollow else colour
    look = GraphicalProperties(solidFill=inside, ln=plain_line(colour, 1.5))
    return Marker(symbol=symbol, size=size, spPr=look)


def whiskers(high: str, low: str, direction: Literal["x", "y"] | None) -> ErrorBars:
    """Return thin whiskers whose lengths are in cells; bars need no direction."""
    found = ErrorBars(
        errDir=direction,
        errBarType="both",
        errValType="cust",
        noEndCap=True,
        plus=NumDataSource(numRef=NumRef(f=high)),
        minus=NumDataSource(numRef=NumRef(f=low)),
        spPr=GraphicalProperties(ln=plain_line(_WHISKER, 0.75)),
    )
    order = ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "spPr")
    found.__elements__ = order  # type: ignore[misc]  # that of the standard, which openpyxl mixes up
    return found


def labels(
    looks: Looks, side: Side | None, *, shown: str = "", named: bool = False, colour: str = INK
) -> DataLabelList:
    """Return labels of points: their figures in a format, or with `named` the name of their series."""
    return DataLabelList(
        numFmt=shown or None,
        txPr=text_look(looks, _SMALL, colour),
        spPr=GraphicalProperties(noFill=True, ln=no_line()),
        dLblPos=side,
        showLegendKey=False,
        showVal=not named,
        showCatName=False,
        showSerName=named,
        showPercent=False,
        showBubbleSize=False,
    )


class MovedLabel(DataLabel):
    """The label of a point, moved from its side by a share of the chart's height; openpyxl knows no such labels."""

    layout = Typed(expected_type=Layout, allow_none=True)
    # openpyxl writes only what a class itself names
    idx, spPr, txPr = DataLabel.idx, DataLabel.spPr, DataLabel.txPr  # type: ignore[arg-type]  # noqa: N815
    numFmt, dLblPos = DataLabel.numFmt, DataLabel.dLblPos  # type: ignore[arg-type]  # noqa: N815
    showLegendKey, showVal = DataLabel.showLegendKey, DataLabel.showVal  # type: ignore[arg-type]  # noqa: N815
    showCatName, showSerName = DataLabel.showCatName, DataLabel.showSerName  # type: ignore[arg-type]  # noqa: N815
    showPercent = DataLabel.showPercent  # type: ignore[arg-type]  # noqa: N815
    showBubbleSize = DataLabel.showBubbleSize  # type: ignore[arg-type]  # noqa: N815
    __elements__ = ("idx", "layout", *DataLabel.__elements__[1:])

    def __init__(self, idx: int = 0, layout: Layout | None = None, **look: Any) -> None:
        self.layout = layout
        super().__init__(idx, **look)


class PointSeries(XYSeries):
    """The points of a scatter with whiskers up and down and to both sides; openpyxl knows one direction only."""

    # openpyxl writes only what a class itself names
    errBars: Any = Sequence(expected_type=ErrorBars)  # noqa: N815
    locals().update({name: vars(XYSeries)[name] for name in _POINT_PARTS})

    def __init__(self) -> None:
        super().__init__(errBars=cast("Any", []))


def moved(label: DataLabelList, down: float) -> DataLabelList:
    """Return a label that is moved up (below 0) or down by a share of the chart's height."""
    said = {name: getattr(label, name) for name in _LABEL_PARTS}
    place = Layout(manualLayout=ManualLayout(x=0.0, y=down))
    label.dLbl = [MovedLabel(0, place, **said)]
    return label


def name_series(series: Series, cell: str) -> None:
    """Have a series be called what stands in a cell."""
    series.tx = SeriesLabel(strRef=StrRef(f=cell))


def plot_area(left: float, top: float, width: float, height: float) -> Layout:
    """Return where the bars or points of a chart lie, in shares of its width and height."""
    inner: dict[str, Any] = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    return Layout(manualLayout=ManualLayout(x=left, y=top, w=width, h=height, **inner))


def _begin_axis(axis: NumericAxis | TextAxis, title: str, looks: Looks) -> None:
    axis.delete = False  # openpyxl says nothing by itself, which hides the axis
    axis.title = title_of(title, looks, _AXIS, MUTED, bold=False) if title else None
    axis.txPr = text_look(looks, _SMALL)
    axis.spPr = GraphicalProperties(ln=plain_line("CBD2DD", 0.75))
    axis.majorTickMark = "none"


def _digits(scale: Axis, unit: ChartUnit) -> int:
    """Return how many decimals the ticks of an axis need, three at most."""
    factor = 100 if unit == "share" else 1
    fits = (count for count in range(4) if all(abs(round(factor * t, count) - factor * t) < 1e-9 for t in scale.ticks))
    return next(fits, 3)
