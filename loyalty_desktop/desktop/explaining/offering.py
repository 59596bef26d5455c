"""Opens the card of a figure, and from there the respondents behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QPoint, QRect
from shiboken6 import isValid

from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.desktop.explaining.card import ExplanationCard
from loyalty_desktop.desktop.explaining.respondents import RespondentsDialog
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import Explanation, Known

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

Make: TypeAlias = Callable[[Known], Explanation | None]
"""Explains a figure from what is known; None where there is nothing to explain."""


class Cards(QObject):
    """Opens the cards of a screen's figures."""

    def __init__(self, workspace: Workspace, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look

    def open(self, widget: QWidget, at: QRect, make: Make) -> None:
        """Open the card of a figure that stands at a place of `widget`."""
        offer(self._workspace, self._look, widget, at, make)

    def of_whole(self, widget: QWidget, make: Make, *, takes_keys: bool = True) -> None:
        """Have a widget that is all one figure, such as a label, explain itself."""

        def ask(_key: str, at: QRect) -> None:
            self.open(widget, at, make)

        FigureSpots(self._look, widget, partial(whole_of, widget), ask, takes_keys=takes_keys)


def known_by(workspace: Workspace) -> Known | None:
    """Return what explanations are made of; None while there are no figures."""
    counter, state = workspace.counter, workspace.state
    if counter is None or state.results is None:
        return None
    return Known(counter, state.journey, state.results)


def offer(workspace: Workspace, look: Look, widget: QWidget, figure: QRect, make: Make) -> ExplanationCard | None:
    """Open the card of a figure that stands at a place of `widget`; nothing where there is nothing to explain."""
    known = known_by(workspace)
    explanation = None if known is None else make(known)
    if explanation is None or known is None:
        return None
    card = ExplanationCard(look, explanation, widget.window())
    workspace.changed.connect(card.close)  # what is told here would be of an earlier state
    card.respondents_wanted.connect(lambda: _show_respondents(known, look, widget, explanation))
    card.place(QRect(widget.mapToGlobal(QPoint(0, 0)) + figure.topLeft(), figure.size()))
    card.show()
    return card


def _show_respondents(known: Known, look: Look, widget: QWidget, explanation: Explanation) -> None:
    if explanation.whom is None or not isValid(widget):
        return
    try:
        rows = rows_of(known.counter, known.journey, explanation.whom)
    except LoyaltyError:
        return  # the figure itself could not have been made
    setting = _(" · ").join(known.setting())
    dialog = RespondentsDialog(look, known.counter.survey, rows, explanation.people, setting, widget.window())
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
