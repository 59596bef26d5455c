"""The values of a column that are no answers: as chips to be taken back, and a line to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from loyalty_desktop.desktop.screens.data.flow import FlowLayout
from loyalty_desktop.desktop.screens.data.value_words import OFFERED, value_text
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.choice_combo import ChoiceCombo
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.value_rows import ValueRow

_LONGEST_CHIP = 18


class ExcludedValues(QWidget):
    """Chips of what is left out, each with why; what the user may take back has a cross."""

    back_wanted = Signal(object)
    """A value is to be counted again; its row."""
    leave_out_wanted = Signal(str, str)
    """A value (as typed) is to be left out, for a reason."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Label(look, 12.5)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._shown: list[QWidget] = []
        self.chips: list[Button] = []
        self.add = Button(look, "chip", 12)
        self.add.clicked.connect(self._on_add)
        self.form = _Form(look)
        self.form.hide()
        self.form.done.connect(self._on_done)
        self.form.cancelled.connect(self._close)
        self._flow.addWidget(self._title)
        inside = column(self, gap=6)
        inside.addWidget(self._chips)
        inside.addWidget(self.form)

    def show_detail(self, detail: ColumnDetail, moved: bool) -> None:
        """Show what is left out of a column; another column (`moved`) closes the line that adds values."""
        self._title.setText(_("Values left out"))
        if moved:
            self.form.hide()
        self.form.show_values(detail)
        self.add.setText(_("＋ Add"))
        self.add.setAccessibleName(_("Leave another value out"))
        left_out = [each for each in detail.values if each.reason is not None and each.value]
        self._show_chips(left_out, detail.can_code)

    def _show_chips(self, left_out: Sequence[ValueRow], can_code: bool) -> None:
        """Make the chips anew; the keyboard stays among them, and Tab finds them where they stand."""
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        gone = self._shown
        for shown in (*gone, self.add):
            self._flow.removeWidget(shown)
        self._shown, self.chips = [], []
        for each in left_out:
            self._shown.append(self._chip(each, can_code))
            self._flow.addWidget(self._shown[-1])
            self._shown[-1].show()  # at once: what is not seen yet cannot have the keyboard
        self._flow.addWidget(self.add)
        self.add.setVisible(self.form.isHidden())
        follow(self, (*self.chips, self.add))
        if focused is not None:
            (*self.chips, self.add)[min(focused, len(self.chips))].setFocus(Qt.FocusReason.OtherFocusReason)
        for shown in gone:
            shown.hide()
            shown.deleteLater()
        self._chips.updateGeometry()

    def _chip(self, each: ValueRow, can_code: bool) -> QWidget:
        text = value_text(each.shown)
        short = text if len(text) <= _LONGEST_CHIP else text[: _LONGEST_CHIP - 1] + "…"
        why = word("missing", each.reason or "blank")
        if not (each.by_user or can_code):
            known = Label(self._look, 12, kind="open")
            known.setText(short)
            known.setToolTip(plain_tip(_("{value}: {reason}").format(value=text, reason=why)))
            return known
        chip = Button(self._look, "chip", 12)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setText(no_keys(f"{short}  ✕"))
        chip.setAccessibleName(_("Count “{value}” again").format(value=text))
        told = _("{value}: {reason}").format(value=text, reason=why)
        hint = "" if each.by_user else _("Click to give it a code, and it is counted.")
        chip.setToolTip(plain_tip(f"{told}\n{hint}".strip()))
        chip.clicked.connect(lambda _on=False, each=each, chip=chip: self._on_chip(each, chip))
        self.chips.append(chip)
        return chip

    def _on_chip(self, each: ValueRow, chip: Button) -> None:
        chip.setChecked(True)  # until it is counted it is left out
        self.back_wanted.emit(each)

    def _on_add(self) -> None:
        self.form.show()
        self.add.hide()
        self.form.value.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_done(self, value: str, reason: str) -> None:
        self._close()
        self.leave_out_wanted.emit(value, reason)

    def _close(self) -> None:
        self.form.hide()
        self.add.show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class _Form(QWidget):
    """Which value is to be left out, and why."""

    done = Signal(str, str)
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.value, self.reason = ChoiceCombo(), ChoiceCombo()
        self._answers: tuple[str, ...] = ()
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for combo in (self.value, self.reason):
            combo.setFont(look.font(12))
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        self.take, self.drop = Button(look, "primary", 12), Button(look, size=12)
        self.take.clicked.connect(self._on_taken)
        self.drop.clicked.connect(self.cancelled)
        inside = column(self, gap=6)
        fields = row(gap=6)
        fields.addWidget(self.value, 10)
        fields.addWidget(self.reason, 13)
        inside.addLayout(fields)
        buttons = row(gap=6)
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.take)
        inside.addLayout(buttons)

    def show_values(self, detail: ColumnDetail) -> None:
        """Offer the answers of a column; others may be typed."""
        answers = tuple(each.value for each in detail.values if each.reason is None and each.value)
        if answers != self._answers:
            self._answers = answers
            self.value.clear()
            self.value.addItems(list(answers))
            completer = self.value.completer()
            if isinstance(completer, QCompleter):
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)  # inline spoils what is typed
        kept = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItems([word("missing", reason) for reason in OFFERED])
        self.reason.setCurrentIndex(kept)
        self.value.setAccessibleName(_("Value to leave out"))
        self.reason.setAccessibleName(_("Why it is left out"))
        self.take.setText(_("Leave out"))
        self.drop.setText(_("Cancel"))

    def _on_taken(self) -> None:
        value = self.value.currentText().strip()
        if value:
            self.done.emit(value, OFFERED[self.reason.currentIndex()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.drop.hasFocus():
                self.cancelled.emit()
            else:
                self._on_taken()
        else:
            super().keyPressEvent(event)
