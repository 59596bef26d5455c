"""From a figure to the comments of those it counts, and back: one press each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.report.voice_group import VoiceGroup
from tests.desktop.conftest import APPAREL_PROJECT, open_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.book import Book
    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer

LEFT = Qt.MouseButton.LeftButton


def offered(book: Book, screen: str) -> tuple[VoicesOffer, VoiceGroup]:
    """Open a screen with something chosen, and return what it offers and the group of its first link."""
    page, journey = book.page(screen), book.page(screen).workspace.state.journey
    book.show_screen(screen)
    if isinstance(page, DriversScreen):
        driver = journey.drivers[2].id
        page.workspace.select(driver_chosen(journey, driver))
        return page.table_panel.voices, VoiceGroup(driver=(driver, "top"))
    if isinstance(page, ExperiencesScreen):
        lived = journey.experiences[0].id
        page.workspace.select(experience_chosen(journey, lived))
        return page.pane.voices, VoiceGroup(experience=(lived, "had"))
    assert isinstance(page, CustomersScreen)
    if screen == "customers":
        return page.pane.voices, VoiceGroup(cell="negative_high")
    raise AssertionError(screen)


def test_one_press_shows_the_comments_and_one_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    open_in(window.parts.workspace, APPAREL_PROJECT)
    book = window.book
    voices = book.page("voices")
    assert isinstance(voices, VoicesScreen)
    for screen in ("drivers", "experiences", "customers"):
        offer, group = offered(book, screen)
        qtbot.mouseClick(offer.links[0], LEFT)
        assert (book.current, voices.group) == ("voices", group)
        qtbot.waitUntil(voices.words.isVisible)
        view = voices.comments.view()
        assert view is not None
        assert 0 < len(view.rows) < 548
        qtbot.mouseClick(voices.filters.back, LEFT)
        assert book.current == screen
    page = book.page("customers")
    assert isinstance(page, CustomersScreen)
    qtbot.mouseClick(page.voices.links[2], LEFT)
    assert voices.group == VoiceGroup(loyalty="positive")
