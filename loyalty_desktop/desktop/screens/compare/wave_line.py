"""One wave in the list of waves: its name, its file, its place in time, and what is wrong with its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.waves import ListedWave

_NAME = 200
_LOCKED = "wave_file_locked"


class WaveLine(Panel):
    """Asks for what somebody wants with one wave; the dialog does it."""

    renamed = Signal(int, str)
    move_wanted = Signal(int, int)
    remove_wanted = Signal(int)
    locate_wanted = Signal(int)
    unlock_wanted = Signal(int)
    drift_wanted = Signal(int)
    show_wanted = Signal(int)

    def __init__(self, look: Look, wave: ListedWave, place: int, count: int) -> None:
        super().__init__("fact")
        self.wave = wave
        self.name = field(look)
        self.name.setText(wave.name)
        self.name.setCursorPosition(0)  # a long name is read from its beginning
        self.name.setAccessibleName(_("Name of wave {number}").format(number=place + 1))
        self.file = ElidedLabel(look, 11.5, tone="muted")
        self.file.setText(wave.file)
        self.open = Label(look, 11, tone="muted", kind="tag")
        self.open.setText(_("open now"))
        self.open.setVisible(wave.is_open)
        self.drift, self.show_it, self.up, self.down, self.remove = (Button(look, "text", 12) for _each in range(5))
        self.problem = Label(look, 12, tone="negative", wrap=True)
        self.mend = Button(look, "", 12)
        self._write(wave, place, count)
        self._lay_out()
        self.name.editingFinished.connect(self._on_named)
        self.up.clicked.connect(lambda: self.move_wanted.emit(wave.index, place - 1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(wave.index, place + 1))
        self.show_it.clicked.connect(lambda: self.show_wanted.emit(wave.index))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(wave.index))
        self.drift.clicked.connect(lambda: self.drift_wanted.emit(wave.index))
        self.mend.clicked.connect(self._on_mend)

    def _write(self, wave: ListedWave, place: int, count: int) -> None:
        words = (
            (self.drift, _("What differs"), _("What differs in {wave}")),
            (self.show_it, _("Open"), _("Show {wave} on all screens")),
            (self.up, "↑", _("Move {wave} before the one above")),
            (self.down, "↓", _("Move {wave} after the one below")),
            (self.remove, _("Take out"), _("Take {wave} out; its file stays")),
        )
        for button, text, tip in words:
            button.setText(text)
            button.setAccessibleName(tip.format(wave=wave.name))
            button.setToolTip(plain_tip(tip.format(wave=wave.name)))
            button.setAutoDefault(False)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for button in (self.drift, self.show_it, self.remove):
            button.setVisible(not wave.is_open)
        self.show_it.setEnabled(wave.problem is None)
        problem = wave.problem
        self.problem.setText("" if problem is None else problem.text())
        self.problem.setVisible(problem is not None)
        self.mend.setVisible(problem is not None)
        self.mend.setAutoDefault(False)
        locked = problem is not None and problem.id == _LOCKED
        self.mend.setText(_("Open with its password…") if locked else _("Choose the file…"))

    def _lay_out(self) -> None:
        parts = column(self, (10, 8, 8, 8), 6)
        line = row(gap=8)
        self.name.setFixedWidth(_NAME)
        line.addWidget(self.name)
        line.addWidget(self.open)
        line.addWidget(self.file, 3)
        for button in (self.drift, self.show_it, self.up, self.down, self.remove):
            line.addWidget(button)
        parts.addLayout(line)
        wrong = QWidget()
        below = row(wrong, gap=8)
        below.addWidget(self.problem, 1)
        below.addWidget(self.mend)
        wrong.setVisible(self.wave.problem is not None)
        parts.addWidget(wrong)

    def _on_named(self) -> None:
        name = self.name.text().strip()
        if name and name != self.wave.name:
            self.name.blockSignals(True)  # the line is made anew, and losing the keyboard would rename once more
            self.renamed.emit(self.wave.index, name)
        else:
            self.name.setText(self.wave.name)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard can stand on, in the same order in every line."""
        return (self.name, self.drift, self.show_it, self.up, self.down, self.remove, self.mend)

    def _on_mend(self) -> None:
        locked = self.wave.problem is not None and self.wave.problem.id == _LOCKED
        (self.unlock_wanted if locked else self.locate_wanted).emit(self.wave.index)
