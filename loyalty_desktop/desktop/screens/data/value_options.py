"""The options of cells with several answers: where cells are split, which options are one, what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from loyalty_desktop.desktop.screens.data.flow import FlowLayout
from loyalty_desktop.desktop.screens.data.option_edits import OptionEdit
from loyalty_desktop.desktop.screens.data.value_option_question import OptionAsked
from loyalty_desktop.desktop.screens.data.value_option_table import OptionTable
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.choice_combo import ChoiceCombo
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, empty, row
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.survey.option_names import RARE_ONES

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.option_rows import OptionList, OptionRow

_AT_FIRST = 12
_ONE_ANSWER = ""
_LONGEST = 22


class OptionEditor(QWidget):
    """Shows the options of a column and says what somebody wants of them; it changes nothing itself."""

    edit_wanted = Signal(object)
    """An `OptionEdit` is to be done."""
    merge_wanted = Signal(object, str, QPoint)
    """Options (their texts) are one, called as the text; the place is where more can be asked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: OptionList | None = None
        self._column = ""
        self._whole = False
        self._codes: tuple[str | None, ...] = ()
        self._parting = Label(look, 11.5, tone="muted")
        self.parting = ChoiceCombo()
        self.parting.setFont(look.font(12))
        self.parting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parting.setMinimumContentsLength(8)
        self.parting.activated.connect(self._on_parting)
        self.sign = QLineEdit()
        self.sign.setFont(look.font(12))
        self.sign.setMaxLength(8)
        self.sign.returnPressed.connect(self._on_sign)
        self.sign.hide()
        self.asked: list[OptionAsked] = []
        self._questions = column(gap=6)
        self.table = OptionTable(look)
        self.table.rows.named.connect(self._on_named, Qt.ConnectionType.QueuedConnection)
        self.table.chosen_changed.connect(self._draw_deeds)
        self.table.dropped.connect(self._on_dropped)
        self.table.menu_wanted.connect(self._on_menu)
        self.whole = Button(look, "text", 12)
        self.whole.clicked.connect(self._on_whole)
        self.merge, self.part, self.rename, self.to_other = (Button(look, "chip", 12) for _each in range(4))
        for button in (self.merge, self.part, self.rename, self.to_other):
            button.setFixedHeight(26)
        self.merge.clicked.connect(self._on_merge)
        self.part.clicked.connect(self._on_part)
        self.rename.clicked.connect(lambda: self._rename(self.table.chosen()))
        self.to_other.clicked.connect(self._on_other)
        self.gather_few, self.gather_rare, self.reset = (Button(look, "text", 12) for _each in range(3))
        self.gather_few.clicked.connect(self._on_few)
        self.gather_rare.clicked.connect(self._on_rare)
        self.reset.clicked.connect(lambda: self.edit_wanted.emit(OptionEdit("proposed")))
        self._hint = Label(look, 11.5, tone="muted", wrap=True)
        self._lay_out()

    def show_options(self, shown: OptionList | None, name: str, moved: bool) -> None:
        """Show the options of the column called `name`; another one (`moved`) begins with the commonest."""
        self._shown, self._column = shown, name
        self.setVisible(shown is not None)
        if shown is None:
            return
        if moved:
            self._whole = False
            self.sign.hide()
        self._show_parting(shown)
        self._show_questions(shown)
        self._show_rows(shown)
        self._show_gathering(shown)
        self._draw_deeds()

    # showing

    def _show_parting(self, shown: OptionList) -> None:
        self._parting.setText(_("One cell holds"))
        texts = [_("one answer")]
        texts += [_("several, split at {sign}").format(sign=one.shown) for one in shown.splittings]
        self._codes = (_ONE_ANSWER, *(one.separator for one in shown.splittings), None)
        with QSignalBlocker(self.parting):
            self.parting.clear()
            self.parting.addItems([*texts, _("another sign…")])
            at = self._codes.index(shown.separator) if shown.separator in self._codes else 0
            self.parting.setCurrentIndex(at)
        self.parting.setAccessibleName(_("How many answers one cell of {column} holds").format(column=self._column))
        self.sign.setPlaceholderText(_("Sign, then Enter"))
        self.sign.setAccessibleName(_("Sign that parts the answers in a cell"))

    def _show_questions(self, shown: OptionList) -> None:
        if tuple(one.question for one in self.asked) == shown.questions and self.asked:
            return
        empty(self._questions)
        self.asked = []
        for question in shown.questions:
            made = OptionAsked(self._look, question)
            made.answered.connect(self.edit_wanted, Qt.ConnectionType.QueuedConnection)
            self.asked.append(made)
            self._questions.addWidget(made)
        follow(self.parting, [button for one in self.asked for button in (one.one, one.several)])

    def _show_rows(self, shown: OptionList) -> None:
        whole = self._whole or len(shown.rows) <= _AT_FIRST + 2
        rows = shown.rows if whole else shown.rows[:_AT_FIRST]
        self.table.show_rows(rows, self._column)
        self.table.setVisible(bool(rows))
        self.whole.setVisible(len(rows) < len(shown.rows))
        self.whole.setText(_("Show all {count}").format(count=len(shown.rows)))
        for button in (self.merge, self.part, self.rename, self.to_other):
            button.setVisible(bool(rows))
        self._hint.setVisible(bool(rows))
        self._hint.setText(
            _("Choose one or more options (Ctrl or Shift adds); drag one onto another to make them one. F2 renames.")
        )

    def _show_gathering(self, shown: OptionList) -> None:
        other = no_keys(_short(shown.other))
        self.gather_few.setVisible(bool(shown.few))
        few = _("Put {count} rare options into “{other}”")
        self.gather_few.setText(few.format(count=len(shown.few), other=other))
        told = _("Fewer than 10 chose each: {options}").format(options=" | ".join(shown.few[:30]))
        self.gather_few.setToolTip(plain_tip(told))
        self.gather_rare.setVisible(bool(shown.own_words))
        rare = _("Count {count} own words as “{other}”")
        self.gather_rare.setText(rare.format(count=f"{shown.own_words:,}", other=other))
        self.gather_rare.setToolTip(plain_tip(_("Texts that only one or two people wrote; they count for no option.")))
        self.reset.setVisible(shown.told)
        self.reset.setText(_("Options as proposed"))
        self.reset.setAccessibleName(_("Read the options of {column} as proposed").format(column=self._column))

    def _draw_deeds(self) -> None:
        chosen = self.table.chosen()
        self.merge.setText(_("These are one option"))
        self.merge.setEnabled(len(chosen) > 1)
        self.merge.setToolTip("" if len(chosen) > 1 else plain_tip(_("Choose two or more options first.")))
        pieces = self._pieces(chosen)
        self.part.setText(_("Several options"))
        self.part.setEnabled(bool(pieces))
        tip = " | ".join(pieces) if pieces else _("Choose one option that holds a sign to part it at.")
        self.part.setToolTip(plain_tip(tip))
        self.rename.setText(_("Rename"))
        self.rename.setEnabled(len(chosen) == 1)
        other = self._shown.other if self._shown is not None else ""
        self.to_other.setText(no_keys(_("To “{other}”").format(other=_short(other))))
        self.to_other.setEnabled(bool(set(chosen) - {other}))

    def _row(self, text: str) -> OptionRow | None:
        rows = self._shown.rows if self._shown is not None else ()
        return next((one for one in rows if one.text == text), None)

    def _pieces(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        found = self._row(chosen[0]) if len(chosen) == 1 else None
        return found.pieces if found is not None else ()

    def _lay_out(self) -> None:
        inside = column(self, gap=4)
        line = row(gap=8)
        line.addWidget(self._parting)
        line.addWidget(self.parting, 1)
        inside.addLayout(line)
        inside.addWidget(self.sign)
        inside.addLayout(self._questions)
        inside.addWidget(self.table)
        inside.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        deeds = QWidget()
        flow = FlowLayout(deeds, gap=5)
        for button in (self.merge, self.part, self.rename, self.to_other):
            flow.addWidget(button)
        inside.addWidget(deeds)
        inside.addWidget(self._hint)
        for each in (self.gather_few, self.gather_rare, self.reset):
            inside.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    # what somebody does

    def _on_parting(self, at: int) -> None:
        code = self._codes[at]
        self.sign.setVisible(code is None)
        if code is None:
            self.sign.clear()
            self.sign.setFocus()
        elif self._shown is not None and code != self._shown.separator:
            self.edit_wanted.emit(OptionEdit("split", separator=code))

    def _on_sign(self) -> None:
        sign = self.sign.text()
        if sign.strip():
            self.sign.hide()
            self.edit_wanted.emit(OptionEdit("split", separator=sign))

    def _on_named(self, text: str, name: str) -> None:
        self.edit_wanted.emit(OptionEdit("call", (text,), name))

    def _rename(self, chosen: tuple[str, ...]) -> None:
        if len(chosen) == 1:
            self.table.setFocus()
            self.table.rename(chosen[0])

    def _on_merge(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) > 1:
            self._merge(chosen, chosen[0], self.merge.mapToGlobal(QPoint(0, self.merge.height())))

    def _on_dropped(self, taken: tuple[str, ...], target: str) -> None:
        at = self.table.rows.place(target) or 0
        box = self.table.visualRect(self.table.rows.index(at, 0))
        self._merge((target, *taken), target, self.table.viewport().mapToGlobal(box.bottomLeft()))

    def _merge(self, texts: tuple[str, ...], name: str, place: QPoint) -> None:
        self.merge_wanted.emit(texts, name, place)

    def _on_part(self) -> None:
        chosen = self.table.chosen()
        if self._pieces(chosen):
            self.edit_wanted.emit(OptionEdit("part", chosen))

    def _on_other(self) -> None:
        if self._shown is not None:
            self._gather(tuple(text for text in self.table.chosen() if text != self._shown.other))

    def _on_few(self) -> None:
        if self._shown is not None:
            self._gather(self._shown.few)

    def _on_rare(self) -> None:
        self._gather((RARE_ONES,))

    def _gather(self, texts: tuple[str, ...]) -> None:
        if self._shown is not None and texts:
            self.edit_wanted.emit(OptionEdit("call", texts, self._shown.other))

    def _on_whole(self) -> None:
        self._whole = True
        if self._shown is not None:
            self._show_rows(self._shown)

    def _on_menu(self, place: QPoint) -> None:
        """Offer what the buttons do, for whoever works with keys or the right button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.merge, self.part, self.rename, self.to_other):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(place)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
