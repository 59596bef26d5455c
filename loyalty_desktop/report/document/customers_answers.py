"""The page on customers where nothing is known of what they spend: their loyalty answers and their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.customers_view import answers_view
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.facts_base import base_line, figure, score_base, small_notes
from loyalty_desktop.report.document.model import Column, Figure, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.measure_words import score_meaning

if TYPE_CHECKING:
    from loyalty_desktop.report.customers_view import Answers
    from loyalty_desktop.report.document.material import Material


def answers_page(material: Material) -> Page:
    """Return how the loyalty answers spread, and how many are in each class."""
    loyalty = material.results.loyalty
    view = answers_view(loyalty)
    chart = _chart(view)
    return Page(
        "customers_answers",
        "customers",
        _("Customers"),
        _title(view),
        (*((chart,) if tells(chart) else ()), _table(view)),
        notes=(*score_meaning(loyalty.measure).split("\n"),),
        base=base_line(score_base(material)),
    )


def _title(view: Answers) -> str:
    shares = {one.code: one for one in view.spans}
    positive, negative = shares.get("positive"), shares.get("negative")
    if view.state != "shown" or positive is None or negative is None:
        return _("The loyalty answers of {n:,} customers").format(n=view.n)
    said = _("{share} of the customers are {name}, {less} are {other}")
    return said.format(
        share=share_text(positive.share), name=positive.name, less=share_text(negative.share), other=negative.name
    )


def _chart(view: Answers) -> Bars:
    bars = tuple(
        Bar(
            str(one.answer),
            one.share,
            one.code if view.state == "shown" else "muted",
            n=one.count,
            state=view.state,
            text=share_text(one.share) if one.share is not None else "",
        )
        for one in view.steps
    )
    most = max((one.value or 0.0 for one in bars), default=0.0)
    axis = nice_axis(0.0, max(most, 0.1), most=6, limit_low=0.0, limit_high=1.0)
    title = _("Distribution of the loyalty answers")
    return Bars("customers_answers_chart", title, bars, "share", axis, _("Share"), upright=True)


def _table(view: Answers) -> Table:
    columns = (
        Column(_("Class")),
        Column(_("Answers")),
        Column(_("People"), "count", adds_up=True),
        Column(_("Share"), "share", digits=1),
    )
    rows = tuple(
        Row(
            (
                one.name,
                str(one.first) if one.first == one.last else _("{first}–{last}").format(first=one.first, last=one.last),
                Figure(float(one.n), key=f"loyalty/{one.code}"),
                figure(one.share, view.state, f"loyalty/{one.code}_share"),
            ),
            n=one.n,
        )
        for one in reversed(view.spans)
    )
    total = Row((_("All"), "", Figure(float(view.n), key="loyalty/n"), ""), "total", view.n)
    return Table("customers_classes", _("By class"), columns, (*rows, total), small_notes())
