"""The whole report: what it rests on, and the pages of each section in the order of the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import language
from loyalty_desktop.report.document.actions import actions_pages
from loyalty_desktop.report.document.compare import compare_pages
from loyalty_desktop.report.document.customers import customers_pages
from loyalty_desktop.report.document.definitions import definitions
from loyalty_desktop.report.document.drivers import drivers_pages
from loyalty_desktop.report.document.experiences import experiences_pages
from loyalty_desktop.report.document.facts import facts_of, footer_of, title_of
from loyalty_desktop.report.document.journey import journey_pages
from loyalty_desktop.report.document.model import Report
from loyalty_desktop.report.document.summary import summary_pages
from loyalty_desktop.report.document.voices import voices_pages

if TYPE_CHECKING:
    from loyalty_desktop.report.document.material import Material

_MAKERS = (
    summary_pages,
    journey_pages,
    drivers_pages,
    experiences_pages,
    customers_pages,
    voices_pages,
    compare_pages,
    actions_pages,
)


def report_of(material: Material) -> Report:
    """Return everything there is to tell; `choice.chosen` takes from it what is wanted."""
    title, subtitle = title_of(material)
    return Report(
        title,
        subtitle,
        language(),
        material.today.isoformat(),
        facts_of(material),
        tuple(page for make in _MAKERS for page in make(material)),
        definitions(material),
        footer_of(material),
    )
