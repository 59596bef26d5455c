"""Charts of more bars than a main slide can show well: those that stand out there, all of them at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Page, Report

_MOST, _TOP = 16, 12
"""A chart of more than `_MOST` lying bars has `_TOP` of them on its main slide."""


def with_top_bars(report: Report) -> Report:
    """Return the report with the bars that stand out most on main slides; pages `<id>_bars` at the end have them all.

    Where there are main pages only, as for the management, nothing comes behind them.
    """
    has_end = any(page.level == "appendix" for page in report.pages)
    pages: list[Page] = []
    end: list[Page] = []
    for page in report.pages:
        long = [one for one in page.blocks if isinstance(one, Bars) and is_long(one)]
        if not long or page.level == "appendix":
            pages.append(page)
            continue
        blocks = tuple(
            _top(one, has_end=has_end) if isinstance(one, Bars) and is_long(one) else one for one in page.blocks
        )
        pages.append(replace(page, blocks=blocks))
        if has_end:
            whole = tuple(replace(one, id=f"{one.id}_all") for one in long)
            title = _("{title}: all of them").format(title=long[0].title or page.name)
            name = _("Appendix: {name}").format(name=page.name)
            behind = replace(
                page, id=f"{page.id}_bars", name=name, title=title, blocks=whole, lead=(), level="appendix"
            )
            end.append(behind)
    return replace(report, pages=(*pages, *end))


def is_long(chart: Bars) -> bool:
    """Return whether a chart has more bars than are shown well on one slide."""
    return not chart.upright and len(chart.bars) > _MOST


def _top(chart: Bars, *, has_end: bool) -> Bars:
    """Return the bars that are furthest from the line across them, or from 0, in their order."""
    middle = chart.line or 0.0
    known = [at for at, bar in enumerate(chart.bars) if bar.value is not None and bar.state == "shown"]
    far = sorted(known, key=lambda at: abs((chart.bars[at].value or 0.0) - middle), reverse=True)[:_TOP]
    kept = sorted(far) if len(far) == _TOP else list(range(_TOP))
    said = _("{title} – the {count} of {all} that stand out most; all of them are in the appendix")
    if not has_end:
        said = _("{title} – the {count} of {all} that stand out most")
    title = said.format(title=chart.title, count=len(kept), all=len(chart.bars))
    return replace(chart, title=title, bars=tuple(chart.bars[at] for at in kept))
