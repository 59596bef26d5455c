"""The gist of a report on one page: the score and its answers, head and heart, strengths and weaknesses, what to do.

What stands there is chosen from the pages of the report; a report that lacks some gives its room to the others.
Everything has a box of known size, and what is put into it is cut to fit: one page stays one page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.document.charts import Bars, Grid, Lines, Parts, Scatter
from loyalty_desktop.report.document.model import Table, Words
from loyalty_desktop.report.drawing.fonts import signs_among
from loyalty_desktop.report.drawing.letters import clean, fitted
from loyalty_desktop.report.pages.boxes import Box, boxed_chart, boxed_table, boxed_words, in_lines
from loyalty_desktop.report.pages.setting import footer_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Block, Report, SectionId
    from loyalty_desktop.report.pages.boxes import Boxed

WIDTH, HEIGHT = 531.0, 782.0
GAP = 9.0
_HEADLINE, _LEAD, _BASE = 15.0, 9.0, 7.0
_HEADLINE_LINES, _LEAD_LINES, _BASE_LINES = 3, 2, 3
_LINE = 1.25
_TOP, _FOOT = 30.0, 16.0
_CLASSES = 82.0
_WEIGHTS = {"answers": 1.5, "map": 2.3, "causes": 1.6}
_LEFT = 0.56


class Gist(msgspec.Struct, frozen=True):
    """One page as it is set: its head, rows of boxes, its foot."""

    title: str
    subtitle: str
    language: str
    fonts: tuple[str, ...]
    headline: str
    lead: tuple[str, ...]
    rows: tuple[tuple[Boxed, ...], ...]
    base: str
    footer: str
    signs: str = ""


def gist_of(report: Report, fonts: tuple[str, ...]) -> Gist:
    """Return the gist of a report as it is set."""
    first = next(iter((*report.of("summary"), *report.pages)), None)
    said = "" if first is None else first.title
    headline, high = in_lines(clean(said), _HEADLINE, WIDTH, _HEADLINE_LINES, 700)
    lead = tuple(fitted(clean(one), _LEAD, WIDTH) for one in (() if first is None else first.lead)[:_LEAD_LINES])
    base, low = in_lines(clean("" if first is None else first.base), _BASE, WIDTH, _BASE_LINES)
    taken = _TOP + _LINE * (_HEADLINE * high + _LEAD * len(lead) + _BASE * low) + _FOOT
    return Gist(
        fitted(clean(report.title), _LEAD, 0.6 * WIDTH),
        fitted(clean(report.subtitle), _LEAD, 0.38 * WIDTH),
        report.language,
        fonts,
        headline,
        lead,
        _rows(report, HEIGHT - taken),
        base,
        footer_line(report, WIDTH),
        signs_among(fonts),
    )


def _rows(report: Report, height: float) -> tuple[tuple[Boxed, ...], ...]:
    """Return the rows of boxes; each has its share of the height among those that have something to show."""
    first = _charts(report, ("summary",), Parts)[:1]
    found = [(weight, made) for kind, weight in _WEIGHTS.items() if (made := _row(report, kind))]
    room = height - GAP * (len(found) - 1) - (GAP + _CLASSES if first else 0.0)
    whole = sum(weight for weight, _made in found)
    rows = tuple(_side_by_side(made, room * weight / whole) for weight, made in found)
    return (_side_by_side(first, _CLASSES), *rows) if first else rows


def _side_by_side(makers: list[Callable[[Box], Boxed]], height: float) -> tuple[Boxed, ...]:
    if len(makers) == 1:
        return (makers[0](Box(WIDTH, height)),)
    left = _LEFT * (WIDTH - GAP)
    return makers[0](Box(left, height)), makers[1](Box(WIDTH - GAP - left, height))


def _row(report: Report, kind: str) -> list[Callable[[Box], Boxed]]:
    """Return what makes the one or two boxes of a row."""
    match kind:
        case "answers":
            return [*_charts(report, ("summary",), Bars)[:1], *_words(report, ("summary",))[:1]]
        case "map":
            return [*_charts(report, ("drivers",), Scatter)[:1], *_strengths(report)]
        case _:
            causes = _charts(report, ("experiences",), Bars)[:1] or _charts(report, ("compare", "customers"))[:1]
            return [*causes, *(_charts(report, ("actions",)) or _words(report, ("actions",)))[:1]]


def _strengths(report: Report) -> list[Callable[[Box], Boxed]]:
    """Return the box of the strongest and the weakest drivers, or of their bars where there are no such tables."""
    tables = [one for one in _blocks(report, ("drivers",)) if isinstance(one, Table)][:2]
    if len(tables) == len(("strengths", "weaknesses")):
        return [lambda box: boxed_table(tables, box)]
    return (_charts(report, ("drivers",), Bars) or _charts(report, ("journey",), Lines))[:1]


def _charts(report: Report, sections: tuple[SectionId, ...], *kinds: type[Chart]) -> list[Callable[[Box], Boxed]]:
    wanted = kinds or (Bars, Parts, Lines, Grid)
    found = [one for one in _blocks(report, sections) if isinstance(one, wanted)]
    return [lambda box, chart=one: boxed_chart(chart, box) for one in found]  # type: ignore[misc]


def _words(report: Report, sections: tuple[SectionId, ...]) -> list[Callable[[Box], Boxed]]:
    found = [one for one in _blocks(report, sections) if isinstance(one, Words) and one.kind == "findings"]
    return [lambda box, words=one: boxed_words(words, box) for one in found]  # type: ignore[misc]


def _blocks(report: Report, sections: tuple[SectionId, ...]) -> Iterator[Block]:
    for section in sections:
        for page in report.of(section):
            if page.level != "appendix":
                yield from page.blocks
