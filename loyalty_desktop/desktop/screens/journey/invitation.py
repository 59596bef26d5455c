"""What stands on the map while it is empty: where to begin, and the offer of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look


class Invitation(QWidget):
    """A calm hint with what can be done first."""

    propose_wanted = Signal()
    stage_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self._title = Label(look, 16, 700)
        self._text = Label(look, 12.5, tone="muted", wrap=True)
        self._text.setFixedWidth(380)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.propose = Button(look, "primary", 13)
        self.propose.clicked.connect(self.propose_wanted)
        self.add = Button(look, "", 13)
        self.add.clicked.connect(self.stage_wanted)
        body = column(self, (20, 20, 20, 20), 10)
        body.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = row(None, (0, 8, 0, 0), 8)
        buttons.addStretch(1)
        buttons.addWidget(self.propose)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        body.addLayout(buttons)

    def draw(self, *, with_survey: bool) -> None:
        """Write the hint, with or without columns to be dragged."""
        self._title.setText(_("Draw the journey of your customers"))
        if with_survey:
            text = _(
                "Drag a rating from the left onto this area: it becomes a driver in a new stage. Or begin with a draft "
                "that is proposed from the headings, and change it as you like."
            )
        else:
            text = _(
                "Add the stages that your customers pass through, and what they meet there. The columns of a file can "
                "be given to them later."
            )
        self._text.setText(text)
        self.propose.setText(_("Propose a draft"))
        self.propose.setVisible(with_survey)
        self.add.setText(_("Add stage"))
