"""The strip above the actions: the score now, what the ticked ones would bring, the target, what to keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.icons import pixmap
from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.actions.change_chart import ChangeChart
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import (
    caption,
    done_with_words,
    interval_text,
    left_out_words,
    narrowest,
    rows_left_out,
    together_title,
)
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.target_view import (
    lacking_text,
    standing_text,
    sure_text,
    target_name,
    target_of,
    whose_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionsView

HEIGHT = 138
_NOW, _CHANGE, _CAUTION = 206, 220, 306
_BESIDE, _GAP, _SIZES = 24, 8, (26, 23, 20, 17, 14)


class Strip(Panel):
    """Shows one estimate; while it is being worked out its place stays."""

    target_wanted = Signal()
    """Somebody wants to set the target."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(HEIGHT)
        self.now_title, self.score = ElidedLabel(look, 11.5, tone="muted"), Label(look, 26, 700)
        self.reference = Label(look, 11, 600, kind="reference")
        self.base = ElidedLabel(look, 11.5, tone="muted")
        self.target, self.standing = ElidedLabel(look, 11.5, 600), ElidedLabel(look, 11.5, tone="muted")
        self.set_target = Button(look, "line", 11.5)
        self.title, self.points = ElidedLabel(look, 11.5, tone="muted"), Label(look, 26, 700)
        self.points_reference = Label(look, 11, 600, kind="reference")
        self.interval, self.lacking = ElidedLabel(look, 11.5, tone="muted"), Wrapped(look, 11.5, 600, leading=1.4)
        self.chart_title = ElidedLabel(look, 11.5, tone="muted")
        self.chart = ChangeChart(look)
        self.told, self.sure = ElidedLabel(look, 11.5, tone="muted"), Wrapped(look, 11.5, tone="muted", leading=1.3)
        self._sign, self.caution = Label(look), Wrapped(look, 11.5, tone="muted", leading=1.4)
        self._lay_out()
        self.set_target.clicked.connect(self.target_wanted)

    def draw(
        self,
        loyalty: LoyaltyResult,
        view: ActionsView,
        planned: Planned | None,
        change: CombinedChange | None,
        *,
        pending: bool,
        wave: str = "",
        is_newest: bool = True,
    ) -> None:
        """Show the score, its target and the estimate; `pending` says that it is being worked out.

        `wave` is the survey that is shown, where there are several.
        """
        self.chart.zero = "" if is_newest else "0"
        self._draw_now(loyalty, change)
        if wave:
            self.now_title.setText(_("{measure} in “{wave}”").format(measure=measure_name(loyalty.measure), wave=wave))
            self.score.setAccessibleName(f"{self.now_title.full_text()}: {self.score.text()}")
        self._draw_change(view, change, pending=pending)
        self.told.setText(self._told(view, planned))
        self.told.setVisible(bool(self.told.full_text()))
        stands = target_of(loyalty, None)
        sure = "" if stands is None else sure_text(stands)
        self.sure.setText("" if stands is None else whose_text(stands) or sure)
        self.sure.setToolTip(plain_tip(sure))
        self.sure.setVisible(stands is not None)
        self.caution.setText(caption())
        self.caution.setToolTip("")
        self._sign.setPixmap(pixmap(self._look, "info", "warn", 16))

    def _draw_now(self, loyalty: LoyaltyResult, change: CombinedChange | None) -> None:
        score, target = loyalty.score, loyalty.measure.target
        state = how_shown(score)
        self.now_title.setText(_("{measure} now").format(measure=measure_name(loyalty.measure)))
        self.score.setText(score_text(score.value, 1))
        self.score.setAccessibleName(f"{self.now_title.text()}: {self.score.text()}")
        self.score.set_tone("ink" if state == "shown" else "muted")
        self.reference.setText(_("few answers"))
        self.reference.setVisible(state == "reference")
        base = f"n={score.n:,}"
        interval = _("{low} to {high}").format(low=score_text(score.low, 1), high=score_text(score.high, 1))
        self.base.setText(base if state == "hidden" else f"{interval}　{base}")
        self.set_target.setVisible(target is None)
        self.set_target.setText(_("Set a target"))
        self.target.setVisible(target is not None)
        stands = target_of(loyalty, change)
        if stands is not None:
            self.target.setText(target_name(stands))
            day = _("by {date}").format(date=day_text(stands.target.date)) if stands.target.date else ""
            self.standing.setText("  ".join(one for one in (day, standing_text(stands)) if one))
        self.standing.setVisible(bool(target is not None and self.standing.text()))
        self.lacking.setText("" if stands is None else lacking_text(stands))
        rounded = _("Differences are worked out before rounding, so they may look 0.1 off.")
        for part in (self.lacking, self.chart):
            part.setToolTip("" if stands is None or stands.lacking is None else plain_tip(rounded))
        is_open = stands is not None and stands.everybody is None and (stands.gap or 0.0) > 0
        self.chart.show_change(change, stands.gap if stands is not None and is_open else None)

    def _draw_change(self, view: ActionsView, change: CombinedChange | None, *, pending: bool) -> None:
        count = sum(row.counts for row in view.rows)
        self.title.setText(together_title(count) if count else _("If the included actions succeed"))
        self.chart_title.setText(_("Estimated change of the score (points)"))
        points = None if change is None else change.points
        small = change is not None and "small_base" in change.flags
        self.points_reference.setText(_("few answers"))
        self.points_reference.setVisible(small and points is not None)
        if pending:
            self.points.setText("…")
        elif points is None:
            self.points.setText("–")
        else:
            self.points.setText(_("{points} points").format(points=score_text(points, 1)))
        self.points.setAccessibleName(f"{self.title.text()}: {self.points.text()}")
        muted = change is None or not change.is_decided or small or pending
        self.points.set_tone("muted" if muted else "positive" if (points or 0.0) >= 0 else "negative")
        self.points.setFont(self._fitting(self.points.text()))  # after the tone: another one brings back the first font
        if pending:
            self.interval.setText(_("Working it out…"))
        elif change is None or points is None:
            is_ticked = any(row.action.ticked for row in view.rows)
            none = _("Nothing left to gain by them") if done_with_words(view.rows) and not count else _("No estimate")
            self.interval.setText(none if is_ticked else _("Include actions to see an estimate."))
        else:
            self.interval.setText(f"{interval_text(change)}　n={change.n:,}")

    def _fitting(self, text: str) -> QFont:
        """Return the largest font in which the estimate stands in full beside its tag."""
        tag = 0 if self.points_reference.isHidden() else self.points_reference.sizeHint().width() + _GAP
        fonts = [self._look.font(size, 700) for size in _SIZES]
        room = _CHANGE - _BESIDE - tag
        return next((font for font in fonts if text_width(font, text) + 2 <= room), fonts[-1])

    def _told(self, view: ActionsView, planned: Planned | None) -> str:
        """Return who is left out of the estimate, and what of the actions."""
        left = done_with_words(view.rows)
        said = [left] if left else []
        if planned is not None:
            said += [one.text() for one in left_out_words(planned, view.names)]
            out = rows_left_out(planned)
            said += [out.text()] if out is not None else []
            told = narrowest(planned, view.names)
            said += [told] if told else []
        return "　".join(said)

    def _lay_out(self) -> None:
        parts = row(self, (1, 1, 1, 1))
        parts.addWidget(self._now_box())
        parts.addWidget(Panel("divider"))
        parts.addWidget(self._change_box())
        parts.addWidget(Panel("divider"))
        picture = QWidget()
        lines = column(picture, (12, 8, 12, 8), 1)
        lines.addWidget(self.chart_title)
        lines.addWidget(self.chart, 1)
        lines.addWidget(self.told)
        lines.addWidget(self.sure)
        parts.addWidget(picture, 1)
        parts.addWidget(Panel("divider"))
        words = QWidget()
        words.setFixedWidth(_CAUTION)
        caution = row(words, (14, 10, 12, 6), 8)
        caution.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        caution.addWidget(self.caution, 1, Qt.AlignmentFlag.AlignTop)
        parts.addWidget(words)

    def _now_box(self) -> QWidget:
        box = QWidget()
        box.setFixedWidth(_NOW)
        lines = column(box, (16, 10, 8, 8), 1)
        lines.addWidget(self.now_title)
        figure = row(None, gap=8)
        figure.addWidget(self.score)
        figure.addWidget(self.reference, 0, Qt.AlignmentFlag.AlignVCenter)
        figure.addStretch(1)
        lines.addLayout(figure)
        lines.addWidget(self.base)
        lines.addWidget(self.target)
        lines.addWidget(self.standing)
        lines.addWidget(self.set_target, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return box

    def _change_box(self) -> QWidget:
        box = QWidget()
        box.setFixedWidth(_CHANGE)
        lines = column(box, (16, 10, 8, 8), 1)
        lines.addWidget(self.title)
        figure = row(None, gap=_GAP)
        figure.addWidget(self.points)
        figure.addWidget(self.points_reference, 0, Qt.AlignmentFlag.AlignVCenter)
        figure.addStretch(1)
        lines.addLayout(figure)
        lines.addWidget(self.interval)
        lines.addWidget(self.lacking)
        lines.addStretch(1)
        return box
