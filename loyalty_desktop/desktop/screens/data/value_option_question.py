"""Is “A, B” one option or two: the question beside the options, answered in one press; and where options are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.screens.data.option_edits import OptionEdit
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.option_rows import OptionQuestion

_LONGEST = 40


class OptionAsked(QWidget):
    """One question about parts that stand together; the answer that holds now is marked."""

    answered = Signal(object)
    """An `OptionEdit` is to be done."""

    def __init__(self, look: Look, question: OptionQuestion) -> None:
        super().__init__()
        self.question = question
        inside = column(self, (0, 3, 0, 3), 4)
        head = row(gap=6)
        mark = Label(look, 11, 700, kind="reference")
        mark.setText("!")
        mark.setFixedHeight(18)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = Wrapped(look, 12, leading=1.4)
        if question.is_one:
            told = _("Is “{option}” one option or {count}? Its parts never stand alone (n={n}).")
        else:
            told = _("Is “{option}” one option or {count}? Its parts nearly always stand side by side (n={n}).")
        told = told.format(option=question.text, count=len(question.parts), n=f"{question.count:,}")
        text.setText(told)
        text.setAccessibleName(told)
        head.addWidget(text, 1)
        inside.addLayout(head)
        self.one, self.several = Button(look, "chip", 12), Button(look, "chip", 12)
        self.one.setText(_("One option"))
        self.several.setText(_("{count} options").format(count=len(question.parts)))
        for button, holds in ((self.one, question.is_one), (self.several, not question.is_one)):
            button.setAccessibleName(f"{told} {button.text()}")
            button.setCheckable(True)
            button.setChecked(holds)
            button.setAutoExclusive(True)
        self.several.setToolTip(plain_tip(" | ".join(question.parts)))
        self.one.clicked.connect(lambda: self.answered.emit(OptionEdit("join", question.parts)))
        self.several.clicked.connect(lambda: self.answered.emit(OptionEdit("part", (question.text,))))
        answers = row(margins=(24, 0, 0, 0), gap=6)
        answers.addWidget(self.one)
        answers.addWidget(self.several)
        answers.addStretch(1)
        inside.addLayout(answers)


class MergeMenu(QMenu):
    """How options become one: written side by side they are one, or each stands for the same."""

    chosen = Signal(object)
    """The `OptionEdit` that was meant."""

    def __init__(
        self, parts: tuple[str, ...], joined: str, count: int, texts: tuple[str, ...], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        beside = _("“{option}” is one option (so in {count} cells)").format(option=_short(joined), count=f"{count:,}")
        same = _("All of them are the option “{name}”").format(name=_short(name))
        self._offer(beside, OptionEdit("join", parts))
        self._offer(same, OptionEdit("call", texts, name))

    def ask(self, place: QPoint) -> None:
        """Show both at a place on the screen."""
        self.popup(place)

    def _offer(self, text: str, edit: OptionEdit) -> None:
        self.addAction(no_keys(text)).triggered.connect(lambda: self.chosen.emit(edit))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
