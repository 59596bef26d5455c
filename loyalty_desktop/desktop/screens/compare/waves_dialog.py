"""The waves of the project: their names and order, what they are compared with, what they ask otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from loyalty_desktop.desktop.screens.compare.drift_view import DriftView
from loyalty_desktop.desktop.screens.compare.people_line import PeopleLine
from loyalty_desktop.desktop.screens.compare.wave_line import WaveLine
from loyalty_desktop.desktop.screens.compare.wave_starter import WaveButtons
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, empty, row, rule
from loyalty_desktop.desktop.widgets.tab_order import as_laid_out, stop_while_it_scrolls
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.wave_words import wave_name
from loyalty_desktop.report.waves_words import unit_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.waves import ListedWave, Waves
    from loyalty_desktop.desktop.session.workspace import Workspace

Said = TypeVar("Said")
"""What is said of a difference: two questions, two answers, a scale."""
Found: TypeAlias = "WaveComparison | LoyaltyError | None"
_SIZE, _WITH_DRIFT = (940, 380), 600
"""As large as a few waves need, and as high as what differs in one of them needs at least."""


class WavesDialog(QDialog):
    """Everything that can be done with waves; each is one step, done at once."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        waves: Waves,
        questions: Questions,
        found: Callable[[], Found],
        parent: QWidget | None = None,
    ) -> None:
        """`found` tells the waves as the screen has them: asked for otherwise, they would be worked out anew."""
        super().__init__(parent)
        self._found = found
        self._periods: tuple[tuple[str, str], ...] = ()
        self._workspace = workspace
        self._look = look
        self._waves = waves
        self._questions = questions
        self._differing = ""  # the file, by its hash, of the wave whose differences are shown
        self._language = ""
        self.title = Label(look, 16, 700)
        self.about = Label(look, 12.5, tone="muted", wrap=True)
        self.lines: list[WaveLine] = []
        self.baseline = CaptionedCombo(look)
        self.buttons = WaveButtons(look, waves, questions)
        self.drift, self.people = DriftView(look), PeopleLine(look, waves)
        self.close_button = Button(look, "primary")
        self._list = column(gap=6)
        self._lay_out()
        self.baseline.activated.connect(self._on_baseline)
        self.close_button.clicked.connect(self.accept)
        self._connect_drift()
        workspace.changed.connect(self.draw)
        workspace.opened.connect(self.reject)
        waves.arrived.connect(self.draw)
        look.changed.connect(self.draw)
        self.finished.connect(lambda _code: self.deleteLater())
        self.draw()
        if self.lines:  # else Tab would begin at the foot
            self.lines[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Show the waves as they are now."""
        self.setWindowTitle(_("Waves"))
        self.setAccessibleName(self.windowTitle())
        self.title.setText(self.windowTitle())
        self.about.setText(self._about())
        self.close_button.setText(_("Close"))
        self.buttons.draw()
        self._draw_lines()
        self._draw_baseline()
        self._draw_drift()
        as_laid_out(self._inside, self._foot)

    def open_drift(self, index: int) -> None:
        """Show what a wave asks otherwise."""
        self._differing = next((one.sha256 for one in self._waves.listed if one.index == index), "")
        self.resize(self.width(), max(self.height(), _WITH_DRIFT))
        self._draw_drift()
        as_laid_out(self._inside, self._foot)

    def _about(self) -> str:
        by = self._waves.settings.by
        if by is not None:
            said = _("This survey is split by {column}, {unit}. Surveys in separate files are not compared meanwhile.")
            return said.format(column=by.column.heading, unit=unit_text(by.unit))
        return _("Earliest first. Changes here take effect at once and can be undone.")

    def _draw_lines(self) -> None:
        listed = self._waves.listed
        drawn = ([one.wave for one in self.lines], self._language)
        if drawn == (list(listed), self._look.language):
            return
        self._language = self._look.language
        held = self._held()
        empty(self._list)
        self.lines = [WaveLine(self._look, wave, at, len(listed)) for at, wave in enumerate(listed)]
        for line in self.lines:
            self._list.addWidget(line)
            line.renamed.connect(self._waves.edits.rename)
            line.move_wanted.connect(self._waves.edits.move)
            line.remove_wanted.connect(self._on_remove)
            line.unlock_wanted.connect(self._waves.files.unlock)
            line.locate_wanted.connect(self._on_locate)
            line.drift_wanted.connect(self.open_drift)
            line.show_wanted.connect(self._waves.files.show)
        before = None if held is None else next((one for one in self.lines if one.wave.index == held[0]), None)
        if held is not None and before is not None:
            control = before.controls[held[1]]
            (control if control.isEnabled() else before.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self) -> tuple[int, int] | None:
        """Return the wave and the control that has the keyboard."""
        focus = self.focusWidget()
        found = ((one.wave.index, at) for one in self.lines for at, own in enumerate(one.controls) if own is focus)
        return next(found, None)

    def _draw_baseline(self) -> None:
        names = tuple((one.name, one.name) for one in self._waves.listed)
        if self._waves.settings.by is not None:
            found = self._found()
            if found is not None and not isinstance(found, LoyaltyError):
                self._periods = tuple((wave_name(one), one.name) for one in found.waves)
            names = self._periods
        choices = [(_("the wave before"), ""), *names]
        self.baseline.set_choices(_("Compare each wave with"), choices)
        now = self._waves.settings.baseline
        self.baseline.setCurrentIndex(next((at for at, one in enumerate(choices) if one[1] == now), 0))
        self.baseline.setVisible(len(choices) > 2)

    def _draw_drift(self) -> None:
        wave = self._differing_wave()
        self.drift.setVisible(wave is not None)
        self.people.setVisible(wave is not None)
        if wave is not None:
            self.drift.show_drift(wave.name, self._waves.drift(wave.index))
            self.people.show_wave(self._workspace.state.project, wave.index, wave.name)

    def _on_baseline(self, at: int) -> None:
        self._waves.edits.compare_with(str(self.baseline.itemData(at)))

    def _on_remove(self, index: int) -> None:
        self._waves.edits.remove(index)

    def _on_locate(self, index: int) -> None:
        path = self._questions.survey()
        if path is not None:
            self._waves.files.locate(index, path)

    def _differing_wave(self) -> ListedWave | None:
        """Return the wave whose differences are shown, wherever it stands by now; None where it is gone, or open."""
        return next((one for one in self._waves.listed if one.sha256 == self._differing and not one.is_open), None)

    def _connect_drift(self) -> None:
        """Have what is said about a difference be said of the wave that is shown."""
        drift, edits = self.drift, self._waves.edits
        drift.confirmed.connect(lambda pair: self._edit_differing(edits.confirm, pair))
        drift.refused.connect(lambda pair: self._edit_differing(edits.refuse, pair))
        drift.scale_wanted.connect(lambda scale: self._edit_differing(edits.take_scale, scale))
        drift.answer_confirmed.connect(lambda pair: self._edit_differing(edits.same_answer, pair))
        drift.answer_refused.connect(lambda pair: self._edit_differing(edits.other_answer, pair))

    def _edit_differing(self, edit: Callable[[int, Said], bool], said: Said) -> None:
        wave = self._differing_wave()
        if wave is not None:
            edit(wave.index, said)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        lines = column(self, (22, 18, 22, 16), 10)
        lines.addWidget(self.title)
        lines.addWidget(self.about)
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inside = self._inside = column(inner, (0, 0, 8, 0), 12)
        inside.addLayout(self._list)
        inside.addWidget(self.drift)
        inside.addWidget(self.people)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Waves"))
        stop_while_it_scrolls(area)
        lines.addWidget(area, 1)
        lines.addWidget(rule())
        foot = self._foot = row(gap=8)
        foot.addWidget(self.buttons)
        foot.addWidget(self.baseline)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        lines.addLayout(foot)
        for button in (self.buttons.add, self.buttons.split, self.close_button):
            button.setAutoDefault(False)  # Enter in a name takes the name, and closes nothing
