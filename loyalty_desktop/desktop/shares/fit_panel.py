"""What weighting to the shares as typed would do: in a sentence, in figures, with what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from loyalty_desktop.desktop.widgets.buttons import Switch
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.number_fields import DecimalField
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row, rule
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.share_words import STEPS, fit_figures, fit_headline, fit_steps

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.fit_score import MoveWords
    from loyalty_desktop.report.known_shares import Fit

_LOWEST, _HIGHEST, _USUAL, _STEP = 1.0, 50.0, 5.0, 0.5


class FitPanel(Panel):
    """Shows a fit, and has the switch for an upper limit of weights."""

    cap_changed = Signal()

    def __init__(self, look: Look, cap: float | None) -> None:
        super().__init__()
        self._look = look
        self.headline, self.hint = Wrapped(look, 13, 600), Wrapped(look, 13, 600)
        self.steps = tuple(Wrapped(look, 12.5, tone="muted") for _step in range(STEPS))
        self.moved, self.base = Wrapped(look, 12, tone="muted"), Wrapped(look, 12, tone="muted")
        self.scores, self.tag = Label(look, 20, 700), Label(look, 11, kind="reference")
        self.warnings: list[Wrapped] = []
        self.figures: list[tuple[str, str]] = []
        self.capped = Switch(look)
        self.capped.setChecked(cap is not None)
        self.cap_field = DecimalField()
        self.cap_field.setFont(look.font(12.5))
        self.cap_field.setRange(_LOWEST, _HIGHEST)
        self.cap_field.setDecimals(1)
        self.cap_field.setSingleStep(_STEP)
        self.cap_field.setValue(_USUAL if cap is None else cap)
        self.cap_field.setEnabled(cap is not None)
        self._cap_name = Label(look, 12, wrap=True)
        self._lay_out()
        self._write()
        self.capped.toggled.connect(self._on_capped)
        self.cap_field.valueChanged.connect(self.cap_changed)

    @property
    def cap(self) -> float | None:
        """How many times the mean one may weigh; None for no end."""
        return self.cap_field.value() if self.capped.isChecked() else None

    def show_fit(self, fit: Fit, move: MoveWords | None, *, any_columns: bool) -> None:
        """Show what comes of the shares, the score first, or what to do while there is nothing."""
        report = fit.report
        self._show_move(move)
        for label, text in zip(self.steps, fit_steps(any_columns=any_columns), strict=True):
            label.setText(text)
            label.setVisible(report is None and not fit.problems)
        self.hint.setText(_("Nothing is weighted yet. How to begin:"))
        self.hint.setVisible(report is None and not fit.problems)
        self.headline.setText("" if report is None else fit_headline(report))
        self.headline.setVisible(report is not None)
        self.figures = [] if report is None else list(fit_figures(report))
        self._draw_figures()
        told = fit.problems if report is None else report.warnings
        empty(self._told)
        self.warnings = []
        for one in told:
            label = Wrapped(self._look, 12, tone="negative" if report is None else "warn")
            label.setText(one.text())
            label.setAccessibleName(label.text())
            self._told.addWidget(label)
            self.warnings.append(label)

    def _show_move(self, move: MoveWords | None) -> None:
        for widget in (self.moved, self.scores, self.base):
            widget.setVisible(move is not None)
        self.tag.setVisible(move is not None and move.is_reference)
        if move is not None:
            self.moved.setText(move.caption)
            self.scores.setText(move.scores)
            self.scores.set_tone("muted" if move.is_reference else "ink")
            self.scores.setAccessibleName(f"{move.caption}: {move.scores}")
            self.base.setText(move.base)

    def _lay_out(self) -> None:
        whole = column(self, (1, 1, 1, 1))
        inside = QWidget()
        inside.setProperty("kind", "clear")
        lines = column(inside, (16, 14, 14, 12), 10)
        lines.addWidget(self.hint)
        for step in self.steps:
            lines.addWidget(step)
        score = column(gap=2)
        score.addWidget(self.moved)
        beside = row(gap=8)
        beside.addWidget(self.scores)
        beside.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch(1)
        score.addLayout(beside)
        score.addWidget(self.base)
        lines.addLayout(score)
        lines.addWidget(self.headline)
        self._figures = QGridLayout()
        self._figures.setVerticalSpacing(4)
        self._figures.setColumnStretch(0, 1)
        lines.addLayout(self._figures)
        self._told = column(gap=8)
        lines.addLayout(self._told)
        lines.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        line = row(None, (16, 10, 14, 10), 8)
        line.addWidget(self.capped)
        line.addWidget(self._cap_name, 1)
        line.addWidget(self.cap_field)
        whole.addLayout(line)

    def _write(self) -> None:
        self.tag.setText(_("few answers"))
        self._cap_name.setText(_("Upper limit of weights"))
        self.capped.setAccessibleName(self._cap_name.text())
        self.cap_field.setPrefix("× ")
        self.cap_field.setAccessibleName(_("Upper limit of weights, times the mean"))
        tip = _("Nobody counts more than so many times the mean. Shares may not be met exactly then.")
        self.capped.setToolTip(tip)
        self.cap_field.setToolTip(tip)

    def _draw_figures(self) -> None:
        empty(self._figures)
        for at, (name, figure) in enumerate(self.figures):
            title, value = Label(self._look, 12, tone="muted"), Label(self._look, 12.5, 600)
            title.setText(name)
            value.setText(figure)
            value.setAccessibleName(f"{name}: {figure}")
            self._figures.addWidget(title, at, 0)
            self._figures.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)

    def _on_capped(self, on: bool) -> None:
        self.cap_field.setEnabled(on)
        self.cap_changed.emit()
