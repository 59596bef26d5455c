"""Known shares of the population: typed or pasted, with what weighting to them does before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QPushButton, QWidget

from loyalty_desktop.desktop.shares.answer_fields import AnswerFields
from loyalty_desktop.desktop.shares.fit_panel import FitPanel
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.known_shares import (
    Fit,
    ShareColumn,
    Typed,
    fitted,
    share_choices,
    share_column,
    share_digits,
    total_text,
    typed_of,
)
from loyalty_desktop.report.pasted_shares import Unit, pasted_shares
from loyalty_desktop.report.pasted_words import pasted_text
from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

_SIZE = (1040, 600)
_LIST, _FIT = 190, 270
_UNITS: tuple[Unit, ...] = ("percent", "count")


def open_known_shares(workspace: Workspace, look: Look, parent: QWidget | None) -> None:
    """Open the dialog, where there is a survey."""
    if workspace.counter is not None:
        KnownSharesDialog(workspace, look, parent).open()


class KnownSharesDialog(QDialog):
    """Chooses columns and types their known shares; nothing is weighted before it is applied, as one step."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        counter = workspace.counter
        assert counter is not None
        self._workspace, self._counter = workspace, counter
        self._journey = workspace.state.journey
        self._columns: list[ShareColumn] = []
        self._typed: list[Typed] = []
        self.fit = Fit()
        self.title, self.about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self.list = QListWidget()
        self.list.setFont(look.font(12.5))
        self.add: SearchCombo[ColumnKey | None] = SearchCombo(look, self._on_add)
        self.take_out, self.paste = Button(look, size=12), Button(look, size=12)
        self.name = ElidedLabel(look, 13, 600)
        self.unit = Segmented(look, _UNITS)
        self.fields = AnswerFields(look)
        self.total = Label(look, 12, 600)
        self.told = Label(look, 12, tone="muted", wrap=True)
        self.panel = FitPanel(look, self._journey.raking_cap)
        self.drop, self.cancel, self.apply = Button(look), Button(look), Button(look, "primary")
        self._lay_out()
        self._write()
        self._connect()
        for margin in self._journey.raking:
            self._append(share_column(counter, self._journey, margin.column))
        self.list.setCurrentRow(0)
        self._show_column()
        (self.list if self._columns else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        lines = column(self, (22, 18, 22, 16), 10)
        lines.addWidget(self.title)
        lines.addWidget(self.about)
        body = row(gap=12)
        left = column(gap=8)
        self.list.setProperty("kind", "choices")
        frame = Panel()
        frame.setFixedWidth(_LIST)
        column(frame, (4, 4, 4, 4)).addWidget(self.list)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add.setFixedWidth(_LIST)
        self.add.setMinimumHeight(30)
        left.addWidget(self.add)
        left.addWidget(frame, 1)
        left.addWidget(self.take_out)
        body.addLayout(left)
        body.addWidget(self._middle(), 1)
        self.panel.setFixedWidth(_FIT)
        body.addWidget(self.panel)
        lines.addLayout(body, 1)
        foot = row(gap=8)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter goes to the next answer and presses nothing

    def _middle(self) -> Panel:
        panel = Panel()
        inside = column(panel, (1, 1, 1, 1))
        head = row(None, (14, 8, 12, 8), 10)
        head.addWidget(self.name, 1)
        head.addWidget(self.unit)
        head.addWidget(self.paste)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(self.fields, 1)
        inside.addWidget(rule())
        below = column(None, (14, 8, 14, 8), 4)
        below.addWidget(self.total)
        below.addWidget(self.told)
        inside.addLayout(below)
        return panel

    def _write(self) -> None:
        self.title.setText(_("Match known shares"))
        self.setWindowTitle(self.title.text())
        about = _(
            "Where you know how sex, age or region are spread among all customers, answers are weighted until they "
            "are spread alike here. Type the shares, or paste two columns from a spreadsheet."
        )
        self.about.setText(about)
        self.list.setAccessibleName(_("Columns with known shares"))
        self.add.setAccessibleName(_("Add a column"))
        self.take_out.setText(_("Take this column out"))
        self.paste.setText(_("Paste"))
        self.paste.setToolTip(plain_tip(_("Two columns of a spreadsheet: answers and their shares or counts")))
        self.paste.setAccessibleName(_("Paste shares from a spreadsheet"))
        self.unit.set_texts(_("Per cent"), _("Counts"))
        self.drop.setText(_("Weight no more"))
        self.drop.setVisible(bool(self._journey.raking))
        self.cancel.setText(_("Cancel"))
        self.apply.setText(_("Apply"))
        self._offer()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_column)
        self.take_out.clicked.connect(self._on_take_out)
        self.paste.clicked.connect(lambda: self._on_paste(QGuiApplication.clipboard().text(), 0))
        self.unit.chosen.connect(self._on_unit)
        self.fields.edited.connect(self._on_edited)
        self.fields.block_pasted.connect(self._on_paste)
        self.panel.cap_changed.connect(self._judge)
        self.drop.clicked.connect(self._on_drop)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._on_apply)
        self._workspace.opened.connect(self.reject)
        self.finished.connect(lambda _code: self.deleteLater())

    def _offer(self) -> None:
        """Offer the columns that are not among the chosen ones."""
        taken = {one.key for one in self._columns}
        choices = share_choices(self._counter.survey, self._journey)
        items: list[tuple[ColumnKey | None, str]] = [pair for pair in choices if pair[0] not in taken]
        self.add.show_choice(None, _("Add a column…"), lambda: items)

    @property
    def _at(self) -> int:
        return self.list.currentRow()

    def _on_add(self, key: ColumnKey | None) -> None:
        if key is not None:
            self._append(share_column(self._counter, self._journey, key))
            self.list.setCurrentRow(len(self._columns) - 1)
            self._offer()
            self.fields.begin()

    def _append(self, found: ShareColumn) -> None:
        margin = next((one for one in self._journey.raking if one.column == found.key), None)
        self._columns.append(found)
        self._typed.append(typed_of(found, margin))
        self.list.addItem(found.name)
        self.list.item(self.list.count() - 1).setToolTip(plain_tip(found.name))
        self._offer()

    def _on_take_out(self) -> None:
        at = self._at
        if at >= 0:
            del self._columns[at], self._typed[at]
            self.list.blockSignals(True)
            self.list.takeItem(at)
            self.list.blockSignals(False)
            self._offer()
            self._show_column()
            (self.list if self._columns else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_column(self, _row: int = 0) -> None:
        """Show the column that is chosen in the list."""
        at = self._at
        found = self._columns[at] if at >= 0 else ShareColumn(ColumnKey(""), "")
        typed = self._typed[at] if at >= 0 else Typed(found.key, "percent", ())
        self.name.setText(found.name)
        self.fields.show_column(found, typed)
        self.unit.choose(typed.unit)
        for widget in (self.unit, self.paste, self.take_out):
            widget.setEnabled(at >= 0)
        self._tell("")
        self._judge()

    def _on_edited(self, place: int, text: str) -> None:
        typed = self._typed[self._at]
        texts = tuple((name, text if one == place else old) for one, (name, old) in enumerate(typed.texts))
        self._typed[self._at] = changed(typed, texts=texts)
        self._tell("")
        self._judge()

    def _on_unit(self, unit: str) -> None:
        self._typed[self._at] = changed(self._typed[self._at], unit=unit)
        self._judge()

    def _on_paste(self, text: str, place: int) -> None:
        """Put pasted shares beside their answers; what was there before and is not pasted goes."""
        found = self._columns[self._at]
        pasted = pasted_shares(text, [one.name for one in found.answers], place)
        if pasted.shares:
            new = dict(pasted.shares)
            texts = tuple((one.name, share_digits(new[one.name]) if one.name in new else "") for one in found.answers)
            self._typed[self._at] = Typed(found.key, pasted.unit, texts)
            self.fields.show_texts(self._typed[self._at])
            self.unit.choose(pasted.unit)
        self._judge()
        self._tell(pasted_text(pasted, len(found.answers)), warns=not pasted.is_whole)

    def _tell(self, text: str, *, warns: bool = False) -> None:
        self.told.setText(text)
        self.told.set_tone("warn" if warns else "muted")
        self.told.setAccessibleName(text)
        self.told.setVisible(bool(text))
        if text:
            announce(self.told)

    def _judge(self) -> None:
        """Work out what comes of the shares as they stand, and show it."""
        at = self._at
        self.fit = fitted(self._counter, self._journey, self._typed, self.panel.cap)
        self.total.setText(total_text(self._typed[at]) if at >= 0 else "")
        if at >= 0:
            self.fields.show_after(self._columns[at], self.fit.after(self._columns[at].key))
        hint = _("Choose a column whose shares you know, such as sex, age or region.")
        self.panel.show_fit(self.fit, _("Type the known share of each answer.") if self._columns else hint)
        self.apply.setEnabled(self.fit.report is not None)

    def _on_apply(self) -> None:
        journey = self._workspace.state.journey
        try:
            new = set_raking(journey, self.fit.margins, self.panel.cap)
        except LoyaltyError as error:
            self._tell(error.message.text())
            return
        self._workspace.edit(message("step_raking"), changed(self._workspace.state.project, journey=new))
        self.accept()

    def _on_drop(self) -> None:
        self._workspace.edit_journey(message("step_raking_drop"), lambda journey: set_raking(journey, ()))
        self.accept()
