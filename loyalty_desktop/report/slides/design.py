"""In which design a deck is drawn: the program's own, a company's, or that of the earlier deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.slides.boxes import inches
from loyalty_desktop.report.slides.house import HEIGHT, WIDTH, house_look
from loyalty_desktop.report.slides.places import own_places, template_places
from loyalty_desktop.report.slides.template_look import template_look

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

    from loyalty_desktop.report.slides.look import Look
    from loyalty_desktop.report.slides.places import Places
    from loyalty_desktop.report.slides.tagging import Record

_ROUNDED = inches(0.05)  # other programs round the size of slides


def earlier_design(deck: Deck, language: str, record: Record | None) -> tuple[Places, Look]:
    """Return places and look of an earlier deck; what other programs made of our own design is still ours."""
    places = template_places(deck)
    look = template_look(places.page, language)
    is_ours = abs(places.width - WIDTH) < _ROUNDED and abs(places.height - HEIGHT) < _ROUNDED
    if record is not None and record.is_own and is_ours:
        return own_places(deck), house_look(language, look)
    return places, look
