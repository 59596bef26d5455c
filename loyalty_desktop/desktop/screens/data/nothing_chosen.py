"""What stands beside the grid while no column is chosen: how the page is used, and which columns need a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from loyalty_desktop.desktop.painting import IN_MIDDLE, elided
from loyalty_desktop.desktop.screens.data.grid_words import head_words
from loyalty_desktop.desktop.screens.data.trust_dot import TrustDot
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row, rule
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.columns import to_look_at
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import ColumnKey

_MOST = 12
"""So many columns are listed; the counts above the grid lead to the others."""
_NAME_WIDTH = 168
_MARGINS = (16, 14, 16, 14)
_AT_THE_EDGE = "padding-left: 0; text-align: left;"


class NothingChosen(QScrollArea):
    """Says in three sentences what is done here, and leads to the columns whose roles are guesses."""

    column_wanted = Signal(object)
    """The column of this key is to be chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heads: tuple[ColumnHead, ...] = ()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        content = QWidget()
        content.setProperty("kind", "clear")
        self.title = Label(look, 14, 700)
        self.steps = [Wrapped(look, 12.5) for _step in range(3)]
        self.asked_title = Label(look, 12, 600, "muted")
        self.asked_told = Wrapped(look, 12, tone="muted")
        self.asked = [_AskedColumn(look) for _line in range(_MOST)]
        self.more = Label(look, 12, tone="muted")
        lines = column(content, _MARGINS, 10)
        lines.addWidget(self.title)
        for one in self.steps:
            lines.addWidget(one)
        lines.addWidget(rule())
        lines.addWidget(self.asked_title)
        lines.addWidget(self.asked_told)
        names = column(None, gap=2)
        for line in self.asked:
            names.addWidget(line)
            line.wanted.connect(self.column_wanted)
        lines.addLayout(names)
        lines.addWidget(self.more)
        lines.addStretch(1)
        self.setWidget(content)

    def show_heads(self, heads: Sequence[ColumnHead]) -> None:
        """Show which of these columns need a look, in the language in use."""
        self.title.setText(_("What to do here"))
        steps = (
            _("Every column has a role, guessed from its heading and its answers: look through the roles in the grid."),
            _("Choose a column, by its heading or a cell: here you see how its answers are read, and correct it."),
            _("Nothing is changed in your file, and every step can be undone."),
        )
        for label, text in zip(self.steps, steps, strict=True):
            label.setText(text)
        asked = to_look_at(heads)
        count = len(asked)
        self.asked_title.setText(
            ngettext("{count} column needs a look", "{count} columns need a look", count).format(count=count)
            if count
            else _("No column needs a look")
        )
        told = _("Their roles are guesses. Choose one, and confirm or change its role.")
        self.asked_told.setText(told if count else _("All roles are certain enough to go on to the journey."))
        for at, line in enumerate(self.asked):
            line.show_head(asked[at] if at < count else None)
        self.more.setText(_("and {count} more").format(count=f"{count - _MOST:,}"))
        self.more.setVisible(count > _MOST)


class _AskedColumn(QWidget):
    """One column that needs a look: its mark, its name to be pressed, its role."""

    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._key: ColumnKey | None = None
        self.dot = TrustDot(look)
        self.name = Button(look, "text", 12)
        self.name.setStyleSheet(_AT_THE_EDGE)
        self.role = Label(look, 11.5, tone="muted")
        line = row(self, gap=6)
        line.addWidget(self.dot)
        line.addWidget(self.name)
        line.addStretch(1)
        line.addWidget(self.role)
        self.name.clicked.connect(lambda: self.wanted.emit(self._key))

    def show_head(self, head: ColumnHead | None) -> None:
        """Show a column; none hides the line."""
        self.setVisible(head is not None)
        if head is None:
            return
        self._key = head.key
        self.dot.show_trust(head.look)
        self.name.setText(no_keys(elided(self._look.font(12), head.name, _NAME_WIDTH, IN_MIDDLE)))
        self.name.setAccessibleName(head_words(head))
        self.name.setToolTip(plain_tip(head_words(head)))
        self.role.setText(word("role", head.role))
