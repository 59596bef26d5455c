"""The choices above the screen: which column holds profit and frequency, and from where on profit is high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.number_fields import DecimalField
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.typed_numbers import typed_number

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from loyalty_desktop.compute.customers import Customers
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.economics import Threshold
    from loyalty_desktop.survey.column import Column

TOP = 20.0
"""The part of all customers, in per cent, that is offered as the top one."""
_MOST = 1e12


class Chooser(CaptionedCombo):
    """A choice that the wheel passes by, and whose arrow keys open the list: each choice is a step to be undone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AmountField(DecimalField):
    """An amount of money; it tells of one when it is finished."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font(12.5))
        self.setRange(-_MOST, _MOST)
        self.setDecimals(2)
        self.setGroupSeparatorShown(True)
        self.setKeyboardTracking(False)
        self.setFixedWidth(132)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_amount(self, value: float, sign: str) -> None:
        """Show an amount, without a signal."""
        blocked = self.blockSignals(True)
        self.setPrefix(sign)
        self.setSingleStep(max(1.0, 10.0 ** (len(str(int(abs(value)))) - 1)))
        self.setValue(value)
        self.blockSignals(blocked)

    def textFromValue(self, value: float) -> str:
        return f"{value:,.2f}".removesuffix(".00")

    def valueFromText(self, text: str) -> float:
        try:
            return float(typed_number(text.removeprefix(self.prefix())).replace(",", ""))
        except ValueError:
            return self.value()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choosers(QWidget):
    """The choices in one line; what there is nothing to choose of is not shown."""

    profit_chosen = Signal(object)
    frequency_chosen = Signal(object)
    threshold_chosen = Signal(str, object)
    """Its kind, and its value where it has one; an amount without a value begins at the present limit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.profit, self.frequency = Chooser(look, 180), Chooser(look, 150)
        self.threshold, self.amount = Chooser(look, 170), AmountField(look)
        line = row(self, gap=8)
        for widget in (self.profit, self.frequency, self.threshold, self.amount):
            line.addWidget(widget)
        self._found: Customers | None = None
        self.profit.activated.connect(self._on_profit)
        self.frequency.activated.connect(self._on_frequency)
        self.threshold.activated.connect(self._on_threshold)
        self.amount.valueChanged.connect(lambda value: self.threshold_chosen.emit("amount", value))

    def show_choices(self, found: Customers, threshold: Threshold, limit: str, sign: str) -> None:
        """Show what can be chosen; `limit` is the amount that the threshold stands for, written."""
        self._found = found
        _offer(self.profit, _("Spend"), found.choices, found.profit)
        self.profit.setVisible(bool(found.choices))
        _offer(self.frequency, _("How often"), found.frequencies, found.frequency)
        self.frequency.setVisible(found.profit is not None and len(found.frequencies) > 1)
        has_limit = found.profit is not None
        self.threshold.setVisible(has_limit)
        self.amount.setVisible(has_limit and threshold.kind == "amount")
        if not has_limit:
            return
        is_ranks = found.grid is not None and "ranks_only" in found.grid.flags
        kinds = [("median", _("Median")), ("mean", _("Mean")), ("top", _("Top {share:g}%").format(share=TOP))]
        kinds.append(("amount", _("Own amount")))
        if is_ranks:
            kinds = [one for one in kinds if one[0] in {"median", "top", threshold.kind}]
        texts = [(self._text(kind, name, threshold, "" if is_ranks else limit), kind) for kind, name in kinds]
        self.threshold.set_choices(_("High from"), texts)
        self.threshold.setCurrentIndex(self.threshold.findData(threshold.kind))
        if threshold.kind == "amount" and threshold.value is not None:
            self.amount.show_amount(threshold.value, sign)
        self.amount.setAccessibleName(_("Spend is high above this amount"))

    def _text(self, kind: str, name: str, threshold: Threshold, limit: str) -> str:
        if kind == "top" and threshold.kind == "top" and threshold.value is not None:
            name = _("Top {share:g}%").format(share=threshold.value)
        is_told = kind == threshold.kind and kind != "amount" and limit
        return _("{name} ({limit})").format(name=name, limit=limit) if is_told else name

    def _on_profit(self) -> None:
        at = self.profit.currentData()
        if self._found is not None and at:
            self.profit_chosen.emit(self._found.choices[int(at)].key)

    def _on_frequency(self) -> None:
        at = self.frequency.currentData()
        if self._found is not None and at:
            self.frequency_chosen.emit(self._found.frequencies[int(at)].key)

    def _on_threshold(self, _at: int) -> None:
        kind = self.threshold.currentData()
        self.threshold_chosen.emit(kind, TOP if kind == "top" else None)
        if kind == "amount":
            self.amount.setFocus()
            self.amount.selectAll()


def _offer(combo: Chooser, caption: str, columns: tuple[Column, ...], chosen: Column | None) -> None:
    known = [(column_text(one), str(at)) for at, one in enumerate(columns)]
    keys = [one.key for one in columns]
    at = keys.index(chosen.key) if chosen is not None and chosen.key in keys else None
    combo.set_choices(caption, known if at is not None else [(_("Choose…"), ""), *known])
    combo.setCurrentIndex(at or 0)
