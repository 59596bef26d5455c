"""What the ranges below count for: used or only proposed, which of them have no upper end, back to the proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.data.value_words import code_text
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.amounts import Amounts


class AmountsPart(QWidget):
    """Says what the numbers beside ranges are, and takes them up, back to the proposal, or away."""

    wanted = Signal(bool)
    """The middle of each range is wanted (True), or no number (False)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._told = Label(look, 11.5, tone="muted", wrap=True)
        self._open = Label(look, 11.5, tone="warn", wrap=True)
        self.use, self.back, self.stop = Button(look, "primary", 12), Button(look, "", 12), Button(look, "text", 12)
        self.use.clicked.connect(lambda: self.wanted.emit(True))
        self.back.clicked.connect(lambda: self.wanted.emit(True))
        self.stop.clicked.connect(lambda: self.wanted.emit(False))
        inside = column(self, (0, 4, 0, 2), 4)
        inside.addWidget(self._told)
        inside.addWidget(self._open)
        for button in (self.use, self.back, self.stop):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_amounts(self, amounts: Amounts | None, name: str) -> None:
        """Show what the ranges of the column called `name` count for; nothing where there are none."""
        self.setVisible(amounts is not None)
        if amounts is None:
            return
        if amounts.used:
            told = _("Sums and means count each range as the number beside it. Click a number to change it.")
        else:
            told = _(
                "Ranges are in no sum or mean yet. The numbers beside them are proposed: the middle of each range."
            )
        self._told.setText(told)
        self._open.setVisible(bool(amounts.open_ends))
        if amounts.open_ends:
            last = amounts.open_ends[-1]
            text = _("“{value}” has no upper end. It counts for {amount}, where it begins: the truth is higher.")
            self._open.set_tone("warn" if last.amount == last.proposed else "muted")
            if last.amount != last.proposed:
                text = _("“{value}” has no upper end. It counts for {amount}, as you said.")
            self._open.setText(text.format(value=last.value, amount=code_text(last).rstrip("+")))
        self.use.setVisible(not amounts.used)
        self.use.setText(_("Count with these numbers"))
        self.use.setAccessibleName(_("Count the ranges of {column} with these numbers").format(column=name))
        self.back.setVisible(amounts.used and amounts.own > 0)
        self.back.setText(_("Back to the proposal ({count} changed)").format(count=amounts.own))
        self.back.setAccessibleName(_("Count the ranges of {column} with their middles again").format(column=name))
        self.stop.setVisible(amounts.used)
        self.stop.setText(_("Do not count with numbers"))
        self.stop.setAccessibleName(_("Count the ranges of {column} with no numbers").format(column=name))
