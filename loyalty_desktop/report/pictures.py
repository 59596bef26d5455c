"""Pictures of charts that stand alone: each says what it shows, whom it counts and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, get_args

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.document.charts import Chart
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.drawing.charts import about, drawn, usual_height
from loyalty_desktop.report.drawing.letters import balanced, clean, wrapped
from loyalty_desktop.report.drawing.palette import LIGHT, Palette
from loyalty_desktop.report.drawing.png import png_of
from loyalty_desktop.report.drawing.primitives import Drawing, Rect, moved
from loyalty_desktop.report.drawing.sketch import BOLD, Sketch
from loyalty_desktop.report.drawing.svg import MADE_BY, svg_of
from loyalty_desktop.report.file_names import file_name, free_name
from loyalty_desktop.report.placing import Made, place

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.document.model import Page, Report

Size: TypeAlias = tuple[float, float]
WIDTH = 720.0
"""How wide pictures are, in points."""
_MARGIN, _LEAST_CHART = 24.0, 80.0
_TITLE, _SUBTITLE, _BASE, _FOOTER = 16.0, 10.5, 8.5, 8.0
_LINE = 1.4
_MOST_TITLE, _MOST_FOOT = 7, 7
_LONGEST = 60  # letters of a file name: with its folder it stays short enough for every system
_TOLD, _HEAD = 6, 200
_CHARTS = get_args(Chart)


class Picture(msgspec.Struct, frozen=True):
    """One file: its name, unlike any other of the report, what it shows, and what stands in it."""

    name: str
    title: str
    content: bytes


def picture_of(chart: Chart, page: Page, report: Report, size: Size | None = None, palette: Palette = LIGHT) -> Drawing:
    """Return a chart of a page with what makes it fit to stand alone.

    Above it are what the page says and the chart's title; below it, whom it counts and what the report rests on: file,
    filter, weight, day. `size` is width and height in points; None takes the width of all pictures and the height in
    which the chart is easy to read.
    """
    sketch = Sketch(palette)
    width = size[0] if size is not None else WIDTH
    room = width - 2 * _MARGIN
    titles = balanced(clean(page.title or chart.title), _TITLE, room, _MOST_TITLE, BOLD)
    subtitles = balanced(clean(chart.title), _SUBTITLE, room, 2) if clean(chart.title) != clean(page.title) else ()
    bases = wrapped(clean(page.base), _BASE, room, _MOST_FOOT)
    footers = wrapped(clean(report.footer), _FOOTER, room, _MOST_FOOT)
    top = _MARGIN + len(titles) * _TITLE * _LINE + len(subtitles) * _SUBTITLE * _LINE + 12
    foot = len(bases) * _BASE * _LINE + len(footers) * _FOOTER * _LINE + 18
    height = size[1] if size is not None else top + usual_height(chart, room) + foot + _MARGIN * 0.75
    inside = max(height - top - foot - _MARGIN * 0.75, _LEAST_CHART)
    height = max(height, top + inside + foot + _MARGIN * 0.75)
    sketch.add(Rect(0, 0, width, height, palette.colour("panel")))
    y = _write(sketch, titles, _MARGIN, _TITLE, "ink", BOLD)
    _write(sketch, subtitles, y, _SUBTITLE, "muted")
    for one in drawn(chart, room, inside, palette).primitives:
        sketch.add(moved(one, _MARGIN, top))
    y = top + inside + 10
    sketch.rule((_MARGIN, y), (width - _MARGIN, y), "line")
    y = _write(sketch, bases, y + 4, _BASE, "muted")
    _write(sketch, footers, y, _FOOTER, "faint")
    told = ". ".join(filter(None, (about(chart), clean(page.base), clean(report.footer))))
    return Drawing(width, height, sketch.primitives, clean(f"{page.title} – {chart.title}"), told)


def pictures_of(report: Report, scale: float = 2.0) -> Iterator[Picture]:
    """Give every chart of a report as PNG, with `scale` pixels a point, and as SVG, page by page."""
    taken: set[str] = set()
    for page in report.pages:
        for chart in charts_of(page):
            drawing, name = picture_of(chart, page, report), free_name(_name(page, chart), taken)
            yield Picture(f"{name}.png", drawing.title, png_of(drawing, scale))
            yield Picture(f"{name}.svg", drawing.title, svg_of(drawing))


def write_pictures(report: Report, folder: Path, scale: float = 2.0) -> tuple[Path, ...]:
    """Write every chart as PNG and SVG into a folder, which is made where it is missing, and return the files.

    All are drawn before the first is written. Raises LoyaltyError where one cannot be.
    """
    made = tuple(Made(folder / one.name, one.content, makes_folder=True) for one in pictures_of(report, scale))
    return place(made).pictures


def charts_of(page: Page) -> tuple[Chart, ...]:
    """Return the charts of a page."""
    return tuple(block for block in page.blocks if isinstance(block, _CHARTS))


def _write(sketch: Sketch, lines: tuple[str, ...], y: float, size: float, role: str, weight: int = 400) -> float:
    """Write lines from `y` downwards and return where they end."""
    for line in lines:
        sketch.words(line, (_MARGIN, y + size), size, role, weight=weight)
        y += size * _LINE
    return y


def _name(page: Page, chart: Chart) -> str:
    """Return part and title of a chart as the name of its file: they stay the same while figures change."""
    title = clean(chart.title) or clean(page.name)
    name = file_name(f"{section_name(page.section)} - {title}", "chart")
    return name[:_LONGEST].strip(" .")


def picture_notes(folder: Path, names: Collection[str]) -> tuple[Message, ...]:
    """Return what is to be told of pictures that an earlier report left in a folder: which are replaced, which stay."""
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError:  # there is no such folder yet, or one that cannot be written either, which is told then
        return ()
    notes: list[Message] = []
    replaced = len(there & set(names))
    if replaced:
        notes.append(message("pictures_replaced", count=replaced, folder=folder.name))
    stems = sorted(Path(name).stem for name in there - set(names) if name.endswith(".svg") and _is_ours(folder / name))
    left = [f"{stem}{ending}" for stem in stems for ending in (".png", ".svg") if f"{stem}{ending}" in there]
    if left:
        more = "…" if len(left) > _TOLD else ""
        told = _(", ").join(left[:_TOLD]) + more
        notes.append(message("pictures_left", count=len(left), folder=folder.name, files=told))
    return tuple(notes)


def _is_ours(svg: Path) -> bool:
    try:
        with svg.open("rb") as file:
            return MADE_BY.encode() in file.read(_HEAD)
    except OSError:
        return False
