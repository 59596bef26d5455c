"""A chart ready to be put on a slide: its kind, its figures, what is done to it, what it shows in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from loyalty_desktop.report.slides.chart_dress import put_after, shape_xml, without

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pptx.enum.chart import XL_CHART_TYPE

    from loyalty_desktop.report.slides.chart_data import Categories, Points


@dataclass(frozen=True, slots=True)
class Drawn:
    """A native chart before it is on a slide.

    `arrange` gives a new chart its design, once; `entitle` its title; `colour` gives it what hangs on the figures
    (colours, labels, intervals, axes), whenever they are new. `told` is its alternative text, `cut` are full texts
    that it shows cut.
    `parts` are how many series and plots an earlier chart needs to take the figures in; None: any number.
    """

    kind: XL_CHART_TYPE
    data: Categories | Points
    arrange: Callable[[Any], None]
    entitle: Callable[[Any], None]
    colour: Callable[[Any], None]
    told: str
    cut: tuple[str, ...] = ()
    parts: tuple[int, int] | None = None


_BEFORE_POINTS = ("c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:marker")


def colour_points(series: Any, colours: Sequence[str], edge: str = "") -> None:
    """Give each bar of a series its colour, negative ones too."""
    element = series._element
    without(element, "c:dPt")
    for at, colour in reversed(list(enumerate(colours))):
        put_after(
            element,
            parse_xml(
                f'<c:dPt {nsdecls("c", "a")}><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
                f"{shape_xml(colour, edge)}</c:dPt>"
            ),
            _BEFORE_POINTS,
        )
