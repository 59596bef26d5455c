"""One line of what was read: a sentence with its count, where to look, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.screens.data.flow import FlowLayout
from loyalty_desktop.desktop.widgets.buttons import Button, Switch
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.choice import Choice
    from loyalty_desktop.report.what_was_read import Line, Link

_LONGEST_LINK = 18
_MOST_COLUMNS = 3


class ReadLine(QWidget):
    """Shows a line; says which column or cell somebody wants to see, and what somebody chose."""

    link_wanted = Signal(object)
    """A column or a cell (`Link`) is to be shown."""
    choice_made = Signal(object)
    """The reading of this `Choice` is wanted."""

    def __init__(self, look: Look, line: Line, *, amber: bool) -> None:
        super().__init__()
        self._look = look
        self.line = line
        self.links: list[Button] = []
        self.choices: list[Button] = []
        self.switch: Switch | None = None
        self.more: Button | None = None
        inside = column(self, (16, 8, 16, 9), 5)
        inside.addLayout(self._head(amber))
        if line.columns or line.cells:
            inside.addWidget(self._links())
        for choice in line.choices:
            inside.addLayout(self._choice(choice))
        if line.settle is not None:
            inside.addWidget(self._button(line.settle), 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self, amber: bool) -> QBoxLayout:
        line, look = self.line, self._look
        head = row(gap=8)
        if amber:
            dot = Label(look, 11, 700, kind="reference")
            dot.setText("!")
            dot.setFixedHeight(18)
            head.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        text = Wrapped(look, 12.5, leading=1.45)
        text.setText(line.text)
        text.setAccessibleName(line.text)
        head.addWidget(text, 1)
        if line.count:
            count = Label(look, 13, 700)
            count.setText(f"{line.count:,}")
            head.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        if line.switch is not None:
            head.addWidget(self._switch(line.switch), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _switch(self, choice: Choice) -> Switch:
        switch = self.switch = Switch(self._look)
        switch.setChecked(self.line.on)
        switch.setAccessibleName(self.line.text)
        told = _("Being left out") if self.line.rule.startswith("rows_") else _("Done")
        switch.setToolTip(plain_tip(told if self.line.on else _("Not applied")))
        switch.clicked.connect(lambda _on: self.choice_made.emit(choice))
        return switch

    def _links(self) -> QWidget:
        part = QWidget()
        flow = FlowLayout(part, gap=3)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        part.setSizePolicy(policy)
        for link in self.line.columns[:_MOST_COLUMNS]:
            flow.addWidget(self._link(link))
        further = self.line.columns[_MOST_COLUMNS:]
        if further:
            flow.addWidget(self._more(flow, further))
        for link in self.line.cells:
            flow.addWidget(self._link(link))
        if any(link.is_away for link in self.line.cells):
            away = Label(self._look, 11.5, tone="muted")
            away.setText(_("(left out)"))
            flow.addWidget(away)
        return part

    def _more(self, flow: FlowLayout, further: tuple[Link, ...]) -> Button:
        """Return what shows all other columns in its own place."""
        more = self.more = self._text_button(_("and {count} more").format(count=len(further)))
        more.setAccessibleName(_("Show {count} more columns").format(count=len(further)))

        def show() -> None:
            at = flow.indexOf(more)
            links = [self._link(link) for link in further]
            for place, link in enumerate(links, at):
                flow.insert(place, link)
                link.show()
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)
            flow.removeWidget(more)
            more.hide()

        more.clicked.connect(show)
        return more

    def _link(self, link: Link) -> QWidget:
        if link.column is None:
            plain = Label(self._look, 11.5, tone="muted")
            plain.setText(link.text)
            return plain
        shown = link.text if len(link.text) <= _LONGEST_LINK else link.text[: _LONGEST_LINK - 1] + "…"
        button = self._text_button(shown)
        told = _("Go to the column {column}") if link.row is None else _("Go to the cell {column}")
        button.setAccessibleName(told.format(column=link.text))
        button.setToolTip(plain_tip(link.text) if shown != link.text else "")
        button.clicked.connect(lambda: self.link_wanted.emit(link))
        self.links.append(button)
        return button

    def _text_button(self, text: str) -> Button:
        button = Button(self._look, "text", 11.5)
        button.setText(no_keys(text))
        button.setFixedHeight(20)
        button.setStyleSheet("padding: 0 3px;")
        return button

    def _choice(self, choice: Choice) -> QBoxLayout:
        part = column(gap=1)
        part.addWidget(self._button(choice))
        if choice.told:
            told = Wrapped(self._look, 11.5, tone="muted", leading=1.4)
            told.setText(choice.told)
            line = row(margins=(11, 0, 0, 2))
            line.addWidget(told)
            part.addLayout(line)
        return part

    def _button(self, choice: Choice) -> Button:
        button = Button(self._look, "chip" if choice.told or self.line.choices else "", 12)
        button.setText(no_keys(choice.text))
        button.setStyleSheet("text-align: left;")
        button.setAccessibleName(f"{self.line.text} {choice.text} {choice.told}".strip())
        if choice.chosen:
            button.setCheckable(True)
            button.setChecked(True)
            button.setAutoExclusive(True)  # a press on what holds already leaves it so
        button.clicked.connect(lambda: self.choice_made.emit(choice))
        self.choices.append(button)
        return button
