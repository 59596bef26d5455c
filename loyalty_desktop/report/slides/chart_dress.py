"""What the charts of a deck have in common: fonts, colours, axes, whiskers, labels, where the plot stands.

Everything here may be done again to a chart that has it already, so that an earlier deck can be refreshed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from loyalty_desktop.report.slides.cell_texts import FORMATS
from loyalty_desktop.report.slides.texts import clean, escaped, fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.document.charts import ChartUnit
    from loyalty_desktop.report.slides.chart_data import Whiskers
    from loyalty_desktop.report.slides.look import Look

_NAMESPACES = nsdecls("c", "a")
_BEFORE_ERRORS = (
    *("c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:marker", "c:dPt", "c:dLbls"),
    "c:trendline",
)
_BEFORE_LABELS = _BEFORE_ERRORS[:-2]
_TIGHT = ' lIns="12700" tIns="0" rIns="12700" bIns="0"'  # a ground hides no more than the text needs


def solid(colour: str) -> str:
    """Return a fill as DrawingML."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def shape_xml(fill: str = "", line: str = "", width: float = 0.75, dash: str = "") -> str:
    """Return the shape properties of a part of a chart; '' for no fill and no line."""
    inside = f'{solid(line)}<a:prstDash val="{dash or "solid"}"/>' if line else "<a:noFill/>"
    return (
        f"<c:spPr {_NAMESPACES}>{solid(fill) if fill else '<a:noFill/>'}"
        f'<a:ln w="{round(width * 12_700)}">{inside}</a:ln></c:spPr>'
    )


def put_after(element: Any, new: Any, before: Sequence[str]) -> None:
    """Put a child where the schema wants it: after all children named in `before`."""
    tags = {qn(name) for name in before}
    places = [at for at, child in enumerate(element) if child.tag in tags]
    element.insert(places[-1] + 1 if places else 0, new)


def without(element: Any, *names: str) -> None:
    """Take children out."""
    for name in names:
        for child in element.findall(qn(name)):
            element.remove(child)


def set_shape(element: Any, xml: str, before: Sequence[str]) -> None:
    """Give a part of a chart its fill and line."""
    without(element, "c:spPr")
    put_after(element, parse_xml(xml), before)


def dress(chart: Any, look: Look, size: float) -> None:
    """Give a new chart its fonts and its ground."""
    space = chart._chartSpace
    chart.font.size = Pt(size)
    chart.font.color.rgb = _rgb(look.ink)
    for old in space.findall(qn("c:roundedCorners")):
        space.remove(old)
    rounded = space.makeelement(qn("c:roundedCorners"), {"val": "1" if look.is_own else "0"})
    put_after(space, rounded, ("c:date1904", "c:lang"))
    ground = shape_xml(look.panel, look.line) if look.is_own else shape_xml()
    set_shape(space, ground, ("c:chart",))
    blanks = space.chart.find(qn("c:dispBlanksAs"))
    if blanks is not None:
        blanks.set("val", "gap")


def finish(chart: Any, look: Look) -> None:
    """Name the fonts in every text of a chart."""
    for properties in chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):
        fonts(properties, look)


def set_title(chart: Any, lines: Sequence[tuple[str, float, bool, str]]) -> None:
    """Give a chart its title at the upper left: lines of text, size, whether bold, colour."""
    frame = chart.chart_title.text_frame
    for paragraph in list(frame.paragraphs)[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    for at, (text, size, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
        paragraph._p.get_or_add_pPr().set("algn", "l")
        run = paragraph.add_run()
        run.text = clean(text)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(colour)
    title = chart.chart_title._title
    without(title, "c:layout")
    spot = '<c:layout %s><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.015"/><c:y val="0.015"/>'
    put_after(title, parse_xml(spot % _NAMESPACES + "</c:manualLayout></c:layout>"), ("c:tx",))
    chart.chart_title.include_in_layout = False


def set_plot(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Say where the axes of a chart stand, in shares of its size."""
    area = chart._chartSpace.chart.plotArea
    without(area, "c:layout")
    values = (("x", left), ("y", top), ("w", width), ("h", height))
    inside = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in values)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {_NAMESPACES}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{inside}</c:manualLayout></c:layout>'
        ),
    )


def set_value_axis(axis: Any, shown: Axis, unit: ChartUnit, look: Look, size: float) -> None:
    """Give an axis of figures its range, its ticks and its number format."""
    axis.minimum_scale, axis.maximum_scale = shown.low, shown.high
    if len(shown.ticks) > 1:
        axis.major_unit = shown.ticks[1] - shown.ticks[0]
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = _rgb(look.line)
    axis.major_gridlines.format.line.width = Pt(0.5)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = FORMATS[unit]
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(size)
    axis.tick_labels.font.color.rgb = _rgb(look.muted)


def set_axis_title(axis: Any, text: str, colour: str, size: float) -> None:
    """Write what an axis shows beside it; '' for nothing."""
    axis.has_title = bool(clean(text))
    if not axis.has_title:
        return
    paragraph = axis.axis_title.text_frame.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold = Pt(size), False
    run.font.color.rgb = _rgb(colour)


def set_whiskers(series: Any, along: str, whiskers: Whiskers | None, colour: str) -> None:
    """Give a series its intervals on x or y ('' where a chart has one direction), or take them away."""
    element = series._element
    for old in element.findall(qn("c:errBars")):
        direction = old.find(qn("c:errDir"))
        if direction is None or direction.get("val") == along:
            element.remove(old)
    if whiskers is None:
        return
    direction = f'<c:errDir val="{along}"/>' if along else ""
    xml = (
        f'<c:errBars {_NAMESPACES}>{direction}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{_reach("plus", whiskers.refs[1], whiskers.above)}'
        f"{_reach('minus', whiskers.refs[0], whiskers.below)}"
        f"{shape_xml('', colour, 1.0)}</c:errBars>"
    )
    put_after(element, parse_xml(xml), (*_BEFORE_ERRORS, "c:errBars"))


def _reach(name: str, ref: str, values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return (
        f"<c:{name}><c:numRef><c:f>{ref}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:{name}>'
    )


def set_labels(series: Any, labels: Sequence[Label], look: Look, *, number_format: str = "") -> None:
    """Give single points of a series labels; `number_format` labels all others with their values, '' with nothing."""
    element = series._element
    without(element, "c:dLbls")
    singles = "".join(_label(one) for one in labels)
    shown = "1" if number_format else "0"
    form = f'<c:numFmt formatCode="{escaped(number_format)}" sourceLinked="0"/>' if number_format else ""
    colour = f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>{solid(look.ink)}</a:defRPr></a:pPr>"
    rest = (
        f"{form}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{colour}<a:endParaRPr/></a:p></c:txPr>"
        f'<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    put_after(element, parse_xml(f"<c:dLbls {_NAMESPACES}>{singles}{rest}</c:dLbls>"), _BEFORE_LABELS)


class Label:
    """The label of one point: its own text ('' for none at all), where it stands, its size and colour.

    `ground` is the colour it stands on, so that lines behind it do not run through the text; '' for none.
    """

    __slots__ = ("at", "bold", "colour", "ground", "place", "size", "text")

    def __init__(
        self, at: int, text: str, place: str, size: float, colour: str, *, bold: bool = False, ground: str = ""
    ) -> None:
        self.at, self.text, self.place, self.size, self.colour, self.bold = at, text, place, size, colour, bold
        self.ground = ground


def _label(one: Label) -> str:
    if not one.text:
        return f'<c:dLbl><c:idx val="{one.at}"/><c:delete val="1"/></c:dLbl>'
    place = f'<c:dLblPos val="{one.place}"/>' if one.place else ""
    bold = ' b="1"' if one.bold else ' b="0"'
    fill, insets = (solid(one.ground), _TIGHT) if one.ground else ("<a:noFill/>", "")
    return (
        f'<c:dLbl><c:idx val="{one.at}"/><c:tx><c:rich><a:bodyPr wrap="none"{insets}/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr sz="{round(one.size * 100)}"{bold}>{solid(one.colour)}</a:rPr><a:t>{escaped(clean(one.text))}</a:t>'
        f"</a:r></a:p></c:rich></c:tx><c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>{place}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
    )


def _rgb(colour: str) -> Any:
    colours: Any = RGBColor
    return colours.from_string(colour)
