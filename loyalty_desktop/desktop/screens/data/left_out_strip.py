"""The strip below the grid: what of the file is in no figure and why, how many answers are analysed, and onward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop import icons
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.left_out import left_out, rows_told
from loyalty_desktop.report.rows_below import has_rows_out
from loyalty_desktop.report.rule_words import rule_sign
from loyalty_desktop.report.what_was_read import Tile, asked_count, tiles

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.report.left_out import LeftOut
    from loyalty_desktop.survey.survey import Survey

_HEIGHT = 76
_CELL, _WIDEST, _GAP, _BETWEEN = 164, 228, 12, 5
_DIVIDER = 4
_READY = 4
"""Cells that are made with the screen: most surveys need no more, and the first picture does not wait for them."""
_AMBER = "color: {ink}; background: {ground}; border-radius: 4px; padding: 1px 7px;"


class LeftOutStrip(Panel):
    """What was left out on the left, what is analysed on the right, with the way to the journey."""

    journey_wanted = Signal()
    read_wanted = Signal()
    """Everything that was read of the file is to be shown, or no longer."""
    every_row_wanted = Signal(bool)
    """The rows that are left out are to be seen in the grid, or no longer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(_HEIGHT)
        self.reasons = LeftOutRow(look)
        self.read = Button(look, "chip", 12)
        self.read.setCheckable(True)
        self.read.clicked.connect(self.read_wanted)
        self.every_row = Button(look, "chip", 12)
        self.every_row.setCheckable(True)
        self.every_row.hide()
        self.every_row.toggled.connect(self.every_row_wanted)
        self.asked = Button(look, "text", 11.5)
        self.asked.setFixedHeight(22)
        self.asked.clicked.connect(self.read_wanted)
        self.used = Label(look, 14, 600)
        self.sum = ElidedLabel(look, 11.5, tone="muted")
        self.onward = Button(look, "primary", 14)
        self.onward.setFont(look.font(14, 600))
        self.onward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.onward.setFixedHeight(42)
        self.onward.clicked.connect(self.journey_wanted)
        for label in (self.used, self.sum):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sum.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = self._line = row(self, (0, 0, 16, 0), 20)
        line.addWidget(self.reasons, 1)
        told = column(gap=4)
        told.addStretch(1)
        buttons = row(gap=6)
        buttons.addWidget(self.every_row)
        buttons.addWidget(self.read)
        told.addLayout(buttons)
        told.addWidget(self.asked, 0, Qt.AlignmentFlag.AlignRight)
        told.addStretch(1)
        line.addLayout(told)
        figures = column(gap=2)
        figures.addStretch(1)
        figures.addWidget(self.used)
        figures.addWidget(self.sum)
        figures.addStretch(1)
        line.addLayout(figures)
        line.addWidget(self.onward)

    def show_state(self, state: State, survey: Survey, *, is_made: bool = False) -> None:
        """Show what the figures of this state leave out; `is_made` says that the journey has been worked on."""
        self.onward.setText(_("To the journey") if is_made else _("Make the journey"))
        self.onward.setIcon(icons.icon(self._look, "arrow", "on_primary", 16))
        told = left_out(survey, state.results)
        self._show_asked(asked_count(survey, state.results))
        self._show_every_row(survey)
        self._show_figures(state, told)
        self.reasons.show_tiles(tiles(survey, state.results))
        self._line.activate()  # at once: tiles are not to take the room of the figures until the next event

    def _show_figures(self, state: State, told: LeftOut) -> None:
        if state.results is None:
            self.used.setText(_("Nothing can be analysed yet"))
            self.sum.setText(state.problem.text() if state.problem is not None else "")
            return
        if told.analysed is None:
            self.used.setText(_("No loyalty question yet"))
            self.sum.setText(_("Give one column the role Loyalty"))
            return
        self.used.setText(_("{n} answers are analysed").format(n=f"{told.analysed.answers:,}"))
        self.sum.setText(rows_told(told.analysed))

    def show_open(self, is_open: bool) -> None:
        """Show whether everything that was read is seen beside the grid."""
        self.read.setChecked(is_open)

    def _show_every_row(self, survey: Survey) -> None:
        """Offer to see the rows that are left out, where there are any; what was switched on stays so."""
        self.every_row.setText(_("Rows left out"))
        self.every_row.setAccessibleName(_("Show the rows that are left out in the grid"))
        self.every_row.setToolTip(
            plain_tip(_("Shows the rows that are left out among the answers, each with why; they can be taken back."))
        )
        self.every_row.setVisible(has_rows_out(survey) or self.every_row.isChecked())

    def _show_asked(self, count: int) -> None:
        self.read.setText(_("What was read"))
        self.read.setAccessibleName(_("Show what was read"))
        told = _("In the file: {count} to check").format(count=count)
        self.asked.setText(told)
        self.asked.setAccessibleName(_("{told}: show what was read").format(told=told))
        self.asked.setStyleSheet(
            _AMBER.format(ink=self._look.theme.hex("warn"), ground=self._look.theme.hex("warn_bg"))
        )
        self.asked.setVisible(bool(count))


class LeftOutRow(QWidget):
    """Rules and reasons side by side with their counts; those without room are named by the last cell."""

    choice_made = Signal(object)
    """A rule is to apply, or no longer: the `Choice` that says so."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tiles: tuple[Tile, ...] = ()
        self._fitting = False
        self.setMinimumWidth(_CELL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.cells: list[RuleCell] = []
        self._line = row(self)
        self._nothing = Label(look, 12, tone="muted")
        self._nothing.setContentsMargins(_GAP, 0, 0, 0)
        self._line.addWidget(self._nothing)
        self._line.addStretch(1)
        for _at in range(_READY):
            self._add_cell()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What can be read: title and count of each cell."""
        return tuple((cell.title.accessibleName(), cell.count.text()) for cell in self.cells if not cell.isHidden())

    def show_tiles(self, shown: tuple[Tile, ...]) -> None:
        """Show these rules and reasons, each with how many rows or answers it concerns."""
        self._tiles = shown
        self._nothing.setText(_("Every row of the sheet was read as a response."))
        self._nothing.setVisible(not self._tiles)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fitting:  # a cell that is shown can make the row wider at once
            self._fit()

    def _fit(self) -> None:
        """Show as many cells as there is room for, and again where they changed the room."""
        self._fitting, width = True, 0
        for _once_or_again in range(2):
            if self.width() != width:
                width = self.width()
                self._fill(width)
        self._fitting = False

    def _fill(self, width: int) -> None:
        room = max(1, width // _CELL)
        whole = len(self._tiles) if len(self._tiles) <= room else room - 1
        entries, rest = list(self._tiles[:whole]), self._tiles[whole:]
        if rest:
            told = "\n".join(_counted(each) for each in rest)
            title = _("{count} more reasons").format(count=len(rest))
            together = sum(each.count or 0 for each in rest) if len({each.cells for each in rest}) == 1 else None
            entries.append(Tile(title, told, together, cells=rest[0].cells))
        while len(self.cells) < len(entries):
            self._add_cell()
        wide = min(_WIDEST, max(_CELL, width // max(1, len(entries))))
        for at, cell in enumerate(self.cells):
            cell.setFixedWidth(wide)
            if at < len(entries):
                cell.show_tile(entries[at])
            cell.setVisible(at < len(entries))

    def _add_cell(self) -> None:
        cell = RuleCell(self._look)
        cell.hide()
        cell.choice_made.connect(self.choice_made)
        self._line.insertWidget(len(self.cells), cell)
        self.cells.append(cell)


class RuleCell(QWidget):
    """One rule or reason and its count; a rule can be switched here."""

    choice_made = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tile: Tile | None = None
        self._sign = Label(look, 10.5, 700, kind="reference")
        self.title = ElidedLabel(look, 12)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.count = Label(look, 16, 700)
        self._unit = Label(look, 11, tone="muted")
        self.switch = Segmented(look, ("show", "leave_out"))
        self.switch.chosen.connect(self._on_chosen)
        self.names = ElidedLabel(look, 11.5, tone="muted")
        line = row(self)
        inside = column(margins=(_GAP, 6, _GAP, 6), gap=5)
        inside.addStretch(1)
        head = row(gap=_BETWEEN)
        head.addWidget(self._sign)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        head.addWidget(self._unit)
        inside.addLayout(head)
        inside.addWidget(self.switch)
        inside.addWidget(self.names)
        inside.addStretch(1)
        line.addLayout(inside, 1)
        line.addWidget(Panel("divider"))

    def show_tile(self, tile: Tile) -> None:
        """Show one rule, or one reason that nothing can be done about here."""
        self._tile = tile
        sign = rule_sign(tile.rule)
        self._sign.setText(sign)
        self._sign.setVisible(bool(sign))
        self.title.setText(tile.title)
        self.count.setText("" if tile.count is None else f"{tile.count:,}")
        self._unit.setText(_("cells") if tile.cells else _("cases"))
        self._unit.setVisible(tile.count is not None and self._has_room(tile, sign))
        self.switch.setVisible(tile.switch is not None)
        self.switch.set_texts(_("Show"), _("Exclude"))
        self.switch.choose("leave_out" if tile.on else "show")
        for code, told in (("show", _("{what}: show")), ("leave_out", _("{what}: leave out"))):
            self.switch.button(code).setAccessibleName(told.format(what=tile.title))
        named = tile.told.split("\n")
        self.names.setVisible(len(named) > 1)
        self.names.setText(_(", ").join(named) if len(named) > 1 else "")
        whole = tile.told if len(named) > 1 else f"{tile.told}: {tile.count or 0:,}"
        self.setToolTip(plain_tip(whole))
        self.setAccessibleName(whole)

    def _has_room(self, tile: Tile, sign: str) -> bool:
        """Say whether the unit of the count fits beside the whole title."""
        beside = [self.count, self._unit, *([self._sign] if sign else [])]
        for one in beside:
            one.ensurePolished()  # the style sheet puts room around a sign
        needed = sum(one.sizeHint().width() + _BETWEEN for one in beside) + 2 * _GAP + _DIVIDER
        return self.title.fontMetrics().horizontalAdvance(tile.title) + needed <= self.width()

    def _on_chosen(self, code: str) -> None:
        tile = self._tile
        if tile is not None and tile.switch is not None and (code == "leave_out") != tile.on:
            self.choice_made.emit(tile.switch)


def _counted(tile: Tile) -> str:
    """Return a rule or reason with how many rows or answers it is about."""
    return _("{reason} {count}").format(reason=tile.title, count=f"{tile.count or 0:,}")
