"""The report written as a PowerPoint deck: new, in a company's design, or as the next wave of an earlier deck."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.messages import message
from loyalty_desktop.report.slides.design import earlier_design
from loyalty_desktop.report.slides.drawing import draw_slide, recorded
from loyalty_desktop.report.slides.house import house_deck, house_look
from loyalty_desktop.report.slides.look import Look
from loyalty_desktop.report.slides.opening import opened, without_slides
from loyalty_desktop.report.slides.places import own_places, template_places
from loyalty_desktop.report.slides.planning import slide_plans
from loyalty_desktop.report.slides.refreshing import Refreshing
from loyalty_desktop.report.slides.tagging import Record, keep_record, record_of
from loyalty_desktop.report.slides.template_look import template_look
from loyalty_desktop.report.slides.texts import clean
from loyalty_desktop.report.slides.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx.presentation import Presentation as Deck

    from loyalty_desktop.report.document.model import Report

    GoesOn = Callable[[float], bool]

_SAVING = 0.95  # of the whole, when the last slide is drawn


def write_slides(
    report: Report,
    target: BinaryIO,
    *,
    template: Path | None = None,
    earlier: Path | None = None,
    goes_on: GoesOn | None = None,
) -> Written:
    """Write a deck to `target` and return what happened.

    `template` gives the design (.pptx, .potx); `earlier` is a deck made before, which is brought up to date and keeps
    its own design: a template is left aside then, which is told. `goes_on` hears how much is done (0..1) and stops the
    work by returning False.

    Raises UnusableDeck for a template or a deck that cannot be used, Cancelled where it was stopped.
    """
    step = _Steps(goes_on)
    if earlier is not None:
        deck = opened(earlier)
        record = record_of(deck)
        places, look = earlier_design(deck, report.language, record)
        plans = slide_plans(report, places, look)
        written, kept = Refreshing(deck, record, places, look).run(plans, step)
        written = msgspec.structs.replace(written, template=template is not None)
    else:
        if template is not None:
            deck = without_slides(opened(template))
            places = template_places(deck)
            look = template_look(places.page, report.language)
        else:
            deck = house_deck(report.language)
            places, look = own_places(deck), house_look(report.language, Look(report.language))
        plans = slide_plans(report, places, look)
        slides = {}
        for at, plan in enumerate(plans):
            step(at, len(plans))
            slides[plan.key] = recorded(draw_slide(deck, plan, places, look), plan)
        written, kept = Written(len(plans)), Record(slides, is_own=template is None)
    keep_record(deck, kept)
    _set_properties(deck, report, is_own=template is None and earlier is None)
    step(1, 1)
    deck.save(target)
    return written


class _Steps:
    """Tells how far the work is, and ends it where that is wanted."""

    def __init__(self, goes_on: GoesOn | None) -> None:
        self._goes_on = goes_on

    def __call__(self, done: int, whole: int) -> None:
        if self._goes_on is not None and not self._goes_on(_SAVING * done / whole):
            raise Cancelled(message("deck_cancelled"))


def _set_properties(deck: Deck, report: Report, *, is_own: bool) -> None:
    """Say what the file is; python-pptx would leave its own template's author in it."""
    properties = deck.core_properties
    properties.title = clean(report.title)[:255]
    properties.subject = clean(report.subtitle)[:255]
    properties.modified = dt.datetime.fromisoformat(report.made)
    if is_own:
        properties.author = properties.last_modified_by = "Loyalty Desktop"
        properties.created = properties.modified
        properties.revision = 1
