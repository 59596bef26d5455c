"""What can be said of a template or an earlier deck before anything is written: while the user is still choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.slides.design import earlier_design
from loyalty_desktop.report.slides.opening import opened
from loyalty_desktop.report.slides.places import template_places
from loyalty_desktop.report.slides.planning import slide_plans
from loyalty_desktop.report.slides.refreshing import Refreshing
from loyalty_desktop.report.slides.tagging import record_of
from loyalty_desktop.report.slides.template_look import template_look

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.slides.written import Written


def check_template(path: Path, language: str = "ja") -> None:
    """Raise UnusableDeck, with its sentence, where a file cannot be the design of a deck."""
    template_look(template_places(opened(path)).page, language)


def check_earlier(path: Path, language: str = "ja") -> None:
    """Raise UnusableDeck, with its sentence, where a file cannot be brought up to date."""
    deck = opened(path)
    earlier_design(deck, language, record_of(deck))


def foreseen(report: Report, earlier: Path) -> Written:
    """Return what bringing an earlier deck up to date with a report would do; nothing is drawn or written.

    Its `foretold()` are the sentences. Raises UnusableDeck.
    """
    deck = opened(earlier)
    record = record_of(deck)
    places, look = earlier_design(deck, report.language, record)
    return Refreshing(deck, record, places, look).foreseen(slide_plans(report, places, look))
