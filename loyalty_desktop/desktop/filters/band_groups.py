"""Bands of numbers: a line each with its name and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QWidget

from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_groups import (
    Groups,
    overlapping_bands,
    renamed,
    with_group,
    with_limits,
    without_group,
)
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.filter_choices import amounts
from loyalty_desktop.report.group_choices import band_name, group_sizes, proposed_bands
from loyalty_desktop.report.typed_numbers import typed_number
from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.normal import plain

if TYPE_CHECKING:
    from loyalty_desktop.compute.admission import Admission
    from loyalty_desktop.desktop.look import Look

_HEADS = 4


class BandGroups(QWidget):
    """A table of bands; both limits belong to a band, an empty one is open."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counted: Admission | None = None
        self.groups: Groups = ()
        self.rows: list[tuple[QLineEdit, QLineEdit, QLineEdit, Label, Button]] = []
        self.ends = Label(look, 12, tone="muted")
        self.trouble = Label(look, 12, tone="warn", wrap=True)
        self.new, self.propose = Button(look, "", 12), Button(look, "", 12)
        self._heads = [Label(look, 12, tone="muted") for _each in range(_HEADS)]
        panel = Panel()
        lines = column(panel, (14, 10, 14, 10), 8)
        lines.addWidget(self.ends)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        lines.addWidget(scroll, 1)
        lines.addWidget(self.trouble)
        foot = row(gap=8)
        foot.addWidget(self.new)
        foot.addWidget(self.propose)
        foot.addStretch(1)
        lines.addLayout(foot)
        column(self).addWidget(panel)
        for button in (self.new, self.propose):
            button.setAutoDefault(False)
        self.new.clicked.connect(self._on_new)
        self.propose.clicked.connect(self._on_propose)

    def show_groups(self, counted: Admission, groups: Groups) -> None:
        """Show bands of a column."""
        self._counted, self.groups = counted, groups
        spread = amounts(counted)
        if spread is not None:
            low, high = number_text(spread.lowest), number_text(spread.highest)
            self.ends.setText(_("Smallest {low}, largest {high}").format(low=low, high=high))
        for label, text in zip(self._heads, (_("Name"), _("At least"), _("At most"), "n"), strict=True):
            label.setText(text)
        self.new.setText(_("＋ New band"))
        self.propose.setText(_("Four bands of about equal size"))
        self._build()

    def _build(self) -> None:
        for label in self._heads:
            label.setParent(None)
        empty(self._grid)
        self.rows = []
        for at, label in enumerate(self._heads):
            self._grid.addWidget(label, 0, at)
            label.show()
        for at, group in enumerate(self.groups):
            limits = ("" if one is None else number_text(one) for one in (group.low, group.high))
            name, low, high = field(self._look), field(self._look), field(self._look)
            for line, text in zip((name, low, high), (group.name, *limits), strict=True):
                line.setText(text)
            size, gone = Label(self._look, 12, tone="muted"), Button(self._look, "text", 12)
            size.setMinimumWidth(50)
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            gone.setIcon(icon(self._look, "close", "muted", 14))
            gone.setAutoDefault(False)
            for line, text in zip((name, low, high), (_("Name"), _("At least"), _("At most")), strict=True):
                line.setAccessibleName(_("{what} of band {number}").format(what=text, number=at + 1))
            gone.setAccessibleName(_("Delete band {number}").format(number=at + 1))
            gone.setToolTip(gone.accessibleName())
            name.textEdited.connect(lambda text, at=at: self._on_name(at, text))
            low.textEdited.connect(lambda _text, at=at: self._on_limits(at))
            high.textEdited.connect(lambda _text, at=at: self._on_limits(at))
            gone.clicked.connect(lambda _on=False, at=at: self._rebuild(without_group(self.groups, at)))
            for place, widget in enumerate((name, low, high, size, gone)):
                self._grid.addWidget(widget, at + 1, place)
            self.rows.append((name, low, high, size, gone))
        self._grid.setRowStretch(len(self.groups) + 1, 1)
        self._judge()

    def _rebuild(self, groups: Groups) -> None:
        for at in range(len(self.groups) + 2):
            self._grid.setRowStretch(at, 0)
        self.groups = groups
        self._build()
        self.edited.emit()

    def _on_name(self, at: int, text: str) -> None:
        self.groups = renamed(self.groups, at, text)
        self.edited.emit()

    def _on_limits(self, at: int) -> None:
        """Take the limits that were typed; a band without a name of its own is called by them."""
        name, low, high, _size, _gone = self.rows[at]
        before = self.groups[at]
        own = before.name != band_name(before.low, before.high)
        limits = _number(low), _number(high)
        self.groups = with_limits(self.groups, at, *limits)
        if not own:
            self.groups = renamed(self.groups, at, band_name(*limits))
            name.setText(self.groups[at].name)
        self._judge()
        self.edited.emit()

    def _on_new(self) -> None:
        self._rebuild(with_group(self.groups, band_name(None, None)))
        self.rows[-1][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_propose(self) -> None:
        if self._counted is not None:
            self._rebuild(proposed_bands(self._counted))

    def _judge(self) -> None:
        """Show how many each band holds, and what is doubtful about them."""
        if self._counted is None:
            return
        for (_name, _low, _high, size, _gone), count in zip(
            self.rows, group_sizes(self._counted, self.groups), strict=True
        ):
            size.setText(f"{count:,}")
        unread = next(
            (line.text() for _n, low, high, *_rest in self.rows for line in (low, high) if _is_unread(line)), ""
        )
        both = overlapping_bands(self.groups)
        said = ""
        if unread:
            said = _("“{text}” is not a number.").format(text=unread)
        elif both is not None:
            said = _("“{first}” and “{second}” overlap: some respondents are in both.").format(
                first=both[0], second=both[1]
            )
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))


def _number(line: QLineEdit) -> float | None:
    return number_of(plain(typed_number(line.text())))


def _is_unread(line: QLineEdit) -> bool:
    return bool(line.text().strip()) and _number(line) is None
