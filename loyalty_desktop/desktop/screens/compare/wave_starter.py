"""What makes waves: another survey file, or the dates of the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.report.waves_words import unit_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.journey.wave_settings import WaveUnit
    from loyalty_desktop.survey.reading import ColumnKey


class WaveButtons(QWidget):
    """Adds the next survey, or splits the open one by a column; in a row, as large as they have to be."""

    def __init__(self, look: Look, waves: Waves, questions: Questions, first: str = "") -> None:
        super().__init__()
        self._waves = waves
        self._questions = questions
        self.add, self.split = Button(look, first, 12), Button(look, "", 12)
        self.menu = QMenu(self.split)
        self.split.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill)
        self.add.clicked.connect(self._on_add)
        line = row(self, gap=8)
        line.addWidget(self.add)
        line.addWidget(self.split)

    def draw(self) -> None:
        """Write what the buttons do."""
        self.add.setText(_("Add the next survey…"))
        self.split.setText(_("Split by date…"))

    def fill(self) -> None:
        """Offer the columns that can part the survey, and the ways of doing so."""
        self.menu.clear()
        now = self._waves.settings.by
        offered = [(one.column, unit) for one in self._waves.time_columns() for unit in one.units]
        dates = [one for one in offered if one[1] != "answer"]
        self._offer(self.menu, dates)
        if len(dates) < len(offered):
            others = self.menu.addMenu(_("Other columns")) if dates else self.menu
            self._offer(others, [one for one in offered if one not in dates])
        if not offered:
            self.menu.addAction(_("No column of this survey has dates or names of waves")).setEnabled(False)
        if now is not None:
            self.menu.addSeparator()
            whole = self.menu.addAction(_("Do not split"))
            whole.triggered.connect(lambda _on=False: self._waves.edits.part_by(None))

    def _offer(self, menu: QMenu, offered: list[tuple[ColumnKey, WaveUnit]]) -> None:
        now = self._waves.settings.by
        for key, unit in offered:
            action = menu.addAction(no_keys(_("{column}: {unit}").format(column=key.heading, unit=unit_text(unit))))
            action.setCheckable(True)
            action.setChecked(now is not None and (now.column, now.unit) == (key, unit))
            parted = WaveColumn(key, unit)
            action.triggered.connect(lambda _on=False, one=parted: self._waves.edits.part_by(one))

    def _on_add(self) -> None:
        path = self._questions.survey()
        if path is not None:
            self._waves.files.add(path)


class WaveStarter(QWidget):
    """Says in a sentence what a wave is, and how there will be two."""

    def __init__(self, look: Look, waves: Waves, questions: Questions) -> None:
        super().__init__()
        self.said = Said(look, 460)
        self.said.layout().setContentsMargins(16, 8, 16, 8)  # type: ignore[union-attr]  # it has one
        self.buttons = WaveButtons(look, waves, questions, "primary")
        parts = column(self, (0, 0, 0, 14))
        parts.addStretch(1)
        parts.addWidget(self.said)
        parts.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addStretch(1)

    def draw(self) -> None:
        """Write the words."""
        self.buttons.draw()
        self.said.say(
            _("Has loyalty changed?"),
            _(
                "A wave is one round of the survey, such as spring and autumn: with two of them you see what has risen "
                "or fallen, and how sure that is."
            ),
        )
