"""A file that comes while a survey is open: what it is to be is asked, with what each answer would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.session.beside import Beside, Use
    from loyalty_desktop.survey.sheet import Workbook

How: TypeAlias = Literal["opened", "dropped", "instead"]
WIDTH = 560
_HEIGHT = 38


def take_in(
    parts: Parts, parent: QWidget, path: Path, open_new: Callable[[Path, Workbook | None], object], how: How
) -> None:
    """Take a file that comes while a survey is open: at once when it is clear what it is to be, else ask.

    `open_new` opens it as a survey of its own. What was opened (`how`) and is a survey is what it was opened as;
    what was dropped may be newer answers; what was chosen `instead` takes the place of the open survey.
    """

    def show(found: Beside) -> None:
        clear = () if how == "dropped" else ("survey", "instead", "wave")
        if found.uses != ("survey",) and found.uses[0] not in clear:
            BesideDialog(parts, found, open_new, parent, "instead" if how == "instead" else "survey").open()
        elif how == "instead":
            parts.documents.replace_source(path, found.book)
        else:
            open_new(path, found.book)

    parts.documents.look_at(path, show)


class BesideDialog(QDialog):
    """Offers what a file can be to the open survey, the likeliest first; nothing is done before somebody chooses."""

    def __init__(
        self,
        parts: Parts,
        found: Beside,
        open_new: Callable[[Path, Workbook | None], object],
        parent: QWidget | None = None,
        usual: Use = "survey",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts, self._found, self._open_new = parts, found, open_new
        look = parts.look
        self.title, self.about = Label(look, 16, 700, wrap=True), Label(look, 12.5, tone="muted", wrap=True)
        uses = found.uses if usual in found.uses else (*found.uses[:-1], usual, found.uses[-1])
        self.choices: dict[Use, Button] = {}
        self.cancelling = Button(look)
        whole = column(self, (24, 20, 24, 18), 6)
        whole.addWidget(self.title)
        whole.addWidget(self.about)
        whole.addSpacing(8)
        for at, use in enumerate(uses):
            text, told = self._words(use)
            button = self.choices[use] = Button(look, "" if at else "primary", 13)
            button.setText(no_keys(text))
            button.setFixedHeight(_HEIGHT)
            button.setAccessibleName(f"{text} {told}")
            button.clicked.connect(lambda _on=False, use=use: self._take(use))
            said = Label(look, 12, tone="muted", wrap=True)
            said.setText(told)
            said.setContentsMargins(2, 0, 2, 8)
            said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            whole.addWidget(button)
            whole.addWidget(said)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.cancelling)
        whole.addLayout(buttons)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        first = self.choices[uses[0]]
        first.setDefault(True)
        first.setFocus()
        self._write()
        self.cancelling.clicked.connect(self.reject)
        parts.workspace.opened.connect(self.reject)
        whole.activate()
        self.setFixedSize(WIDTH, whole.totalHeightForWidth(WIDTH))

    def _write(self) -> None:
        file = self._found.path.name
        self.setWindowTitle(_("Another file"))
        self.title.setText(_("What is “{file}”?").format(file=file))
        survey = self._parts.workspace.state.survey
        open_now = "" if survey is None else survey.workbook.file_name
        self.about.setText(_("The survey “{survey}” is open.").format(survey=open_now))
        self.cancelling.setText(_("Cancel"))

    def _words(self, use: Use) -> tuple[str, str]:
        """Return an answer and what comes of it."""
        found = self._found
        if use == "words":
            told = ngettext(
                "{count} column of the open survey gets its question text and answer labels from it.",
                "{count} columns of the open survey get their question texts and answer labels from it.",
                found.named,
            )
            return _("The code book of this survey"), told.format(count=found.named)
        if use == "join":
            told = ngettext(
                "It has the customer of {count} answer. Its columns are added to the answers by ID.",
                "It has the customers of {count} answers. Its columns are added to the answers by ID.",
                found.found,
            )
            return _("A table of the same customers, joined by ID"), told.format(count=f"{found.found:,}")
        if use == "instead":
            told = _("They replace the answers that are open. The journey and all your corrections stay.")
            return _("Newer answers of this survey"), told
        if use == "wave":
            told = _("It is read in the same way and compared with the open survey, which stays on screen.")
            return _("Another wave of this survey"), told
        told = _("The open survey is closed. You are asked first if anything is not saved.")
        return _("A different survey"), told

    def _take(self, use: Use) -> None:
        parts, found = self._parts, self._found
        parent = self.parentWidget()
        self.accept()
        if use == "words":
            parts.documents.name_by(found.path, found.book)
        elif use == "instead":
            parts.documents.replace_source(found.path, found.book)
        elif use == "wave":
            parts.waves.files.add(found.path, found.book)
        elif use == "survey":
            self._open_new(found.path, found.book)
        elif found.table is not None:
            from loyalty_desktop.desktop.join_dialog import JoinDialog  # noqa: PLC0415 - few surveys have a table

            JoinDialog(parts, (found.table,), parent).open()
