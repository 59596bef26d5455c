"""Known shares of the population: typed or pasted, with what weighting to them does before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from loyalty_desktop.desktop.filters.groups_dialog import open_groups
from loyalty_desktop.desktop.shares.answer_fields import AnswerFields
from loyalty_desktop.desktop.shares.fit_panel import FitPanel
from loyalty_desktop.desktop.shares.margin_list import MarginList
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
from loyalty_desktop.report.fit_score import move_words, score_move
from loyalty_desktop.report.known_shares import (
    By,
    Fit,
    ShareColumn,
    Typed,
    fitted,
    share_column,
    share_digits,
    total_text,
    typed_of,
)
from loyalty_desktop.report.pasted_joint import pasted_pairs
from loyalty_desktop.report.pasted_shares import Pasted, Unit, pasted_shares
from loyalty_desktop.report.pasted_words import pasted_text, what_to_paste
from loyalty_desktop.report.share_choices import crossings, share_choices, share_name, suggested

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.compare_choices import CompareBy

_SIZE = (1080, 620)
_LIST, _FIT = 210, 280
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
        self._look = look
        self._drafts: dict[By, Typed] = {}
        self._groupings = frozenset(one.id for one in self._journey.groupings)
        self._columns: list[ShareColumn] = []
        self._typed: list[Typed] = []
        self.fit = Fit()
        self.title, self.about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self.list = MarginList(look)
        self.add: SearchCombo[CompareBy | None] = SearchCombo(look, self._on_add)
        self.cross: SearchCombo[CompareBy | None] = SearchCombo(look, self._on_cross)
        self.take_out, self.paste, self.make = Button(look, size=12), Button(look, size=12), Button(look, size=12)
        self.name = ElidedLabel(look, 13, 600)
        self.crossed = Label(look, 12, tone="muted")
        self.unit = Segmented(look, _UNITS)
        self.fields = AnswerFields(look)
        self.total = Label(look, 12, 600)
        self.told = Label(look, 12, tone="muted", wrap=True)
        self.panel = FitPanel(look, self._journey.raking_cap)
        self.drop, self.cancel, self.apply = Button(look), Button(look), Button(look, "primary")
        self._lay_out()
        self._write()
        self._connect()
        self._begin()

    @property
    def _journey(self) -> Journey:
        return self._workspace.state.journey

    def _begin(self) -> None:
        """Show the shares in force, or what is most likely known; the keyboard is where the next thing is typed."""
        in_force = tuple(one.by for one in self._journey.raking)
        likely = tuple((one,) for one in suggested(self._counter.survey, self._journey))
        for by in in_force or likely:
            self._append(share_column(self._counter, self._journey, by))
        self.list.setCurrentRow(0)
        self._show_column()
        if self.fields.fields and not in_force:
            self.fields.begin()
        else:
            (self.list if self._columns else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        lines = column(self, (22, 18, 22, 16), 10)
        lines.addWidget(self.title)
        lines.addWidget(self.about)
        body = row(gap=12)
        left = column(gap=8)
        frame = Panel()
        frame.setFixedWidth(_LIST)
        column(frame, (4, 4, 4, 4)).addWidget(self.list)
        self.add.setFixedWidth(_LIST)
        self.add.setMinimumHeight(30)
        left.addWidget(self.add)
        left.addWidget(frame, 1)
        left.addWidget(self.make)
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
        second = row(None, (14, 0, 12, 8), 8)
        second.addWidget(self.crossed)
        second.addWidget(self.cross, 1)
        self.cross.setMinimumHeight(28)
        self.crossed.setBuddy(self.cross)
        inside.addLayout(second)
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
            "are spread alike here. Type the shares you know, or copy them in a spreadsheet and press Paste."
        )
        self.about.setText(about)
        self.list.setAccessibleName(_("Columns with known shares"))
        self.add.setAccessibleName(_("Add a column"))
        self.make.setText(_("Make groups…"))
        self.make.setToolTip(plain_tip(_("Put answers together first: prefectures into regions, ages into bands")))
        self.crossed.setText(_("Known together with"))
        self.cross.setAccessibleName(_("Known together with"))
        self.take_out.setText(_("Take this column out"))
        self.paste.setText(_("Paste"))
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
        self.make.clicked.connect(self._on_make)
        self._workspace.changed.connect(self._on_changed)
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
        """Offer what is not among the chosen columns, and what the one that is shown may be crossed with."""
        taken = {one.by for one in self._columns}
        choices = share_choices(self._counter.survey, self._journey)
        items: list[tuple[CompareBy | None, str]] = [pair for pair in choices if (pair[0],) not in taken]
        self.add.show_choice(None, _("Add a column…"), lambda: items)
        alone = (None, _("nothing else (only this one)"))
        by = self._columns[self._at].by if self._at >= 0 else ()
        found = crossings(self._counter.survey, self._journey, by[0]) if by else ()
        others: list[tuple[CompareBy | None, str]] = [
            alone,
            *(one for one in found if not {(by[0], one[0]), (one[0], by[0])} & taken or one[0] in by[1:]),
        ]
        now = by[1] if len(by) > 1 else None
        shown = alone[1] if now is None else share_name((now,), self._counter.survey)
        if all(key != now for key, _text in others):
            others.append((now, shown))  # groups that are no more, or a column that is gone
        self.cross.show_choice(now, shown, lambda: others)
        self.cross.setEnabled(len(others) > 1)

    @property
    def _at(self) -> int:
        return self.list.currentRow()

    def _on_add(self, by: CompareBy | None) -> None:
        if by is not None:
            self._append(share_column(self._counter, self._journey, (by,)))
            self.list.setCurrentRow(len(self._columns) - 1)
            self._offer()
            self.fields.begin()

    def _append(self, found: ShareColumn) -> None:
        self._columns.append(found)
        self._typed.append(self._typed_for(found))
        self.list.addItem("")
        self._draw_list()

    def _typed_for(self, found: ShareColumn) -> Typed:
        """Return what was typed for it before, else what is in force."""
        margin = next((one for one in self._journey.raking if one.by == found.by), None)
        return self._drafts.get(found.by) or typed_of(found, margin)

    def _draw_list(self) -> None:
        both = zip(self._columns, self._typed, strict=True)
        self.list.show_lines([(found.name, total_text(typed) or _("no share yet")) for found, typed in both])

    def _on_cross(self, other: CompareBy | None) -> None:
        """Take the shares of two questions together, or of the first one alone again; what was typed is kept apart."""
        at = self._at
        if at < 0:
            return
        by, before = self._columns[at].by, self._columns[at].name
        self._drafts[by] = kept = self._typed[at]
        new: By = (by[0],) if other is None else (by[0], other)
        if any(one.by == new for one in self._columns):
            self._offer()
            self._tell(_("Its own shares are in the list already."), warns=True)
            return
        self._columns[at] = share_column(self._counter, self._journey, new)
        self._typed[at] = self._typed_for(self._columns[at])
        self._show_column()
        self.fields.begin()
        if not kept.is_empty:
            said = _("The shares of {name} do not count now; they are back once you choose the same here again.")
            self._tell(said.format(name=before), warns=True)

    def _on_make(self) -> None:
        key = self._columns[self._at].columns[0] if self._at >= 0 else None
        open_groups(self._workspace, self._look, self, key=key)

    def _on_changed(self) -> None:
        """Add groups that were made meanwhile."""
        made = [one for one in self._journey.groupings if one.id not in self._groupings]
        self._groupings = frozenset(one.id for one in self._journey.groupings)
        for one in made:
            if any(one == by for by, _name in share_choices(self._counter.survey, self._journey)):
                self._on_add(one)
            else:
                self._tell(_("“{name}” allows several answers, so its shares do not add up.").format(name=one.name))

    def _on_take_out(self) -> None:
        at = self._at
        if at >= 0:
            self._drafts.pop(self._columns[at].by, None)
            del self._columns[at], self._typed[at]
            self.list.blockSignals(True)
            self.list.takeItem(at)
            self.list.blockSignals(False)
            self._show_column()
            (self.list if self._columns else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_column(self, _row: int = 0) -> None:
        """Show the column that is chosen in the list."""
        at = self._at
        found = self._columns[at] if at >= 0 else ShareColumn((), "")
        typed = self._typed[at] if at >= 0 else Typed((), "percent", ())
        self.name.setText(found.name)
        self.fields.show_column(found, typed)
        self.unit.choose(typed.unit)
        for widget in (self.unit, self.paste, self.take_out, self.cross):
            widget.setEnabled(at >= 0)
        tip = _("Two columns of a spreadsheet: answers and their shares or counts")
        joint = _("A table of one question by the other, or three columns: both answers and the share or count")
        self.paste.setToolTip(plain_tip(joint if len(found.by) > 1 else tip))
        self._offer()
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
        found, typed = self._columns[self._at], self._typed[self._at]
        names = [one.name for one in found.answers]
        pasted = pasted_pairs(text, typed.pairs, place) if typed.pairs else pasted_shares(text, names, place)
        if pasted.shares:
            self._take_over(pasted)
        self._judge()
        self._tell(pasted_text(pasted, names, pairs=bool(typed.pairs)), warns=not pasted.is_whole)

    def _take_over(self, pasted: Pasted) -> None:
        typed, new = self._typed[self._at], dict(pasted.shares)
        texts = tuple((name, share_digits(new[name]) if name in new else "") for name, _text in typed.texts)
        self._typed[self._at] = changed(typed, unit=pasted.unit, texts=texts)
        self.fields.show_texts(self._typed[self._at])
        self.unit.choose(pasted.unit)

    def _tell(self, text: str, *, warns: bool = False) -> None:
        if not text and self._at >= 0 and self._typed[self._at].is_empty:
            pairs = len(self._columns[self._at].by) > 1
            self.told.setText(what_to_paste(pairs=pairs))
            self.told.setAccessibleName(self.told.text())
            self.told.set_tone("muted")
            self.told.show()
            return
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
        is_empty = at < 0 or self._typed[at].is_empty
        self.total.setText("" if at < 0 else total_text(self._typed[at]) or _("Together they should come to 100 %"))
        self.total.set_tone("muted" if is_empty else "ink")
        if at >= 0:
            self.fields.show_after(self._columns[at], self.fit.after(self._columns[at].by))
        self._draw_list()
        move = score_move(self._counter, self._journey, self.fit, self.panel.cap)
        self.panel.show_fit(self.fit, None if move is None else move_words(move), any_columns=bool(self._columns))
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
