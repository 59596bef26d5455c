"""Good and bad sales: who the money comes from, beside how many customers there are of each class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.customers.share_bar import ShareBar, SharePart
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customers_view import SalesPart, SalesView

_LINKS, _SIDE, _TAG_GAP = 3, 16, 6
_AMOUNTS = (19, 17, 15, 13)
_SAID, _SMALL = 11.5, 10.5
_TONES = {"negative": "negative", "passive": "muted", "positive": "positive"}


class ClassSalesLabels(QWidget):
    """What one class brings in, in words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = Label(look, 12.5, 700)
        self.spent = Label(look, 19, 700)
        self.tag = Label(look, 11, kind="reference")
        self.who = ElidedLabel(look, 11.5, tone="muted")
        self.n = Label(look, 11.5, tone="muted")
        self.each = ElidedLabel(look, 11.5, tone="muted")
        self.often = ElidedLabel(look, 11.5, tone="muted")
        self._said = "", ""
        parts = column(self, gap=2)
        parts.addWidget(self.title)
        amount = row(None, gap=_TAG_GAP)
        amount.addWidget(self.spent)
        amount.addWidget(self.tag)
        amount.addStretch(1)
        parts.addLayout(amount)
        self._people = row(None, gap=6)
        self._people.addWidget(self.who, 1)
        self._people.addWidget(self.n)
        parts.addLayout(self._people)
        parts.addWidget(self.each)
        parts.addWidget(self.often)
        parts.addStretch(1)

    def show_part(self, part: SalesPart) -> None:
        """Show one class."""
        self.title.setText(part.title)
        self.title.set_tone(_TONES[part.code])
        self.spent.setText(part.spent_text)
        self.spent.setVisible(bool(part.spent_text))
        self.spent.set_tone("muted" if part.state == "reference" else "ink")
        self.tag.setText(_("few answers"))
        self.tag.setVisible(part.state == "reference")
        self.who.setText(part.name)
        self.n.setText(f"n={part.n:,}")
        self._said = part.each_text, part.often_text

    def wants(self) -> int:
        """Return the width in which nothing has to stand on a line of its own."""
        people = self.who.sizeHint().width() + self._people.spacing() + self.n.sizeHint().width()
        return max(people, round(text_width(self.each.font(), self._together())) + 3)

    def stack(self, *, is_narrow: bool) -> None:
        """Let what would not fit beside one another stand one below the other."""
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._people.setDirection(way)
        self._people.setSpacing(1 if is_narrow else 6)
        each, often = self._said if is_narrow else (self._together(), "")
        for label, text in ((self.each, each), (self.often, often)):
            label.setText(text)
            label.setVisible(bool(text))

    def fit_amount(self, room: int) -> None:
        """Write the amount as large as it stands in full, beside its tag."""
        tag = 0 if self.tag.isHidden() else self.tag.sizeHint().width() + _TAG_GAP
        fonts = [self._look.font(size, 700) for size in _AMOUNTS]
        fits = (font for font in fonts if text_width(font, self.spent.text()) + 2 + tag <= room)
        self.spent.setFont(next(fits, fonts[-1]))

    def _together(self) -> str:
        each, often = self._said
        return _("{each} · {often}").format(each=each, often=often) if each and often else each


class SalesPanel(Panel):
    """Shows who the money comes from; where amounts do not add up it says how they would."""

    amounts_wanted = Signal()
    """Somebody wants to say what the ranges of the column count for."""
    needs_height = Signal()
    """The lines have been broken anew, so that other room may be needed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading, self.about = Label(look, 13.5, 700), ElidedLabel(look, 11.5, tone="muted")
        self.sales_title, self.people_title = ElidedLabel(look, 11.5, tone="muted"), Label(look, 11.5, tone="muted")
        self.sales_base = Label(look, 11.5, tone="muted")
        self.sales, self.people = ShareBar(look, 34, 110), ShareBar(look, 8, 26)
        self.classes = tuple(ClassSalesLabels(look) for _each in range(3))
        self.scores = ElidedLabel(look, 11.5, tone="muted")
        self.links = tuple(ElidedLabel(look, 11.5, tone="muted") for _each in range(_LINKS))
        self._links_said: tuple[tuple[str, str], ...] = ()
        self.why, self.fix = Label(look, 12.5, tone="muted", wrap=True), Button(look)
        self.fix.clicked.connect(self.amounts_wanted)
        self._sums, self._no_sums = QWidget(), QWidget()
        self._lay_out()

    def show_sales(self, view: SalesView) -> None:
        """Show the sales by class."""
        self._say_titles()
        self._show(adds_up=True)
        total = (
            _("Shares of the sales ({column}: {total}, n={n:,})")
            if view.total_text
            else _("Shares of the sales ({column}, n={n:,})")
        )
        said = total.format(column=view.column, total=view.total_text, n=view.n)
        base = _("n={n:,}").format(n=view.n)
        if view.left_out:
            left_out = _("· {n:,} without an amount").format(n=view.left_out)
            said, base = f"{said} {left_out}", f"{base} {left_out}"
        self.sales_title.setText(_sales_title(view), said)
        self.sales_base.setText(base)
        self.people_title.setText(_("Shares of the customers"))
        bars = [one for one in view.parts if one.share is not None]
        self.sales.show_parts(
            _("Shares of the sales"),
            [
                SharePart(one.code, one.share or 0.0, one.share_text, one.tip, is_firm=one.state == "shown")
                for one in bars
            ],
        )
        people = [one for one in view.parts if one.people is not None]
        self.people.show_parts(
            _("Shares of the customers"), [SharePart(one.code, one.people or 0.0, "", one.tip) for one in people]
        )
        for labels, part in zip(self.classes, view.parts, strict=True):
            labels.show_part(part)
        self._stack()
        self.scores.setText(view.scores)
        self.scores.setVisible(bool(view.scores))
        self._fit_links()
        self.needs_height.emit()

    def show_ranges(self, column: str) -> None:
        """Say that the column holds ranges that have no sum yet, and where that is settled."""
        self._say_titles()
        self._show(adds_up=False)
        said = _(
            "“{column}” holds ranges, which cannot be added up yet. Set on the Data screen what each "
            "range counts as, to see here who the money comes from."
        )
        self.why.setText(said.format(column=column))
        self.fix.setText(_("Set values for the ranges"))

    def show_links(self, sentences: tuple[tuple[str, str], ...]) -> None:
        """Say how loyalty, frequency and spend go together: in a sentence, and in fewer words for little room."""
        self._links_said = sentences
        for at, label in enumerate(self.links):
            label.setVisible(at < len(sentences))
        self._fit_links()
        self.needs_height.emit()

    def needed_height(self) -> int:
        """Return the height in pixels in which no line is cut at the present width."""
        layout = self.layout()
        return 0 if layout is None else layout.minimumSize().height()

    def _fit_links(self) -> None:
        """Say each link in one line: the sentence where it fits, else in fewer words, with the sentence as its tip."""
        room = self.width() - 2 * _SIDE
        self._fit_one(self.scores, self.scores.full_text(), room)
        for label, (sentence, brief) in zip(self.links, self._links_said, strict=False):
            fits = text_width(self._look.font(_SAID), sentence) + 2 <= room
            self._fit_one(label, sentence if fits else brief, room)
            label.setText(sentence if fits else brief, sentence)

    def _fit_one(self, label: ElidedLabel, text: str, room: int) -> None:
        """Write a line a little smaller where its end, which is its n, would be cut."""
        usual = self._look.font(_SAID)
        label.setFont(usual if text_width(usual, text) + 2 <= room else self._look.font(_SMALL))

    def _stack(self) -> None:
        """Give all classes the same lines: those of the one that needs most room."""
        room = self.classes[0].width()
        is_narrow = self.classes[0].testAttribute(Qt.WidgetAttribute.WA_Resized) and any(
            one.wants() > room for one in self.classes
        )
        for labels in self.classes:
            labels.stack(is_narrow=is_narrow)
            labels.fit_amount(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._stack()
        self._fit_links()
        self.needs_height.emit()

    def _say_titles(self) -> None:
        self.heading.setText(_("Good and bad sales"))
        self.about.setText(_("Who the money comes from"))

    def _show(self, *, adds_up: bool) -> None:
        self._sums.setVisible(adds_up)
        self._no_sums.setVisible(not adds_up)

    def _lay_out(self) -> None:
        parts = column(self, (_SIDE, 13, _SIDE, 12), 8)
        title = row(None, gap=10)
        title.addWidget(self.heading)
        title.addWidget(self.about, 1)
        parts.addLayout(title)
        inner = column(self._sums, gap=4)
        told = row(None, gap=8)
        told.addWidget(self.sales_title, 1)
        told.addWidget(self.sales_base)
        inner.addLayout(told)
        for widget, stretch in ((self.sales, 3), (self.people_title, 0), (self.people, 1)):
            inner.addWidget(widget, stretch)  # in a large window the bars grow before anything is left empty
        inner.addStretch(1)
        classes = row(None, gap=12)
        for at, labels in enumerate(self.classes):
            if at:
                classes.addWidget(Panel("divider"))
            classes.addWidget(labels, 1)
        inner.addLayout(classes)
        inner.addStretch(1)
        inner.addWidget(self.scores)
        links = column(None, gap=1)
        for label in self.links:
            links.addWidget(label)
        inner.addLayout(links)
        parts.addWidget(self._sums, 1)
        without = column(self._no_sums, gap=12)
        without.addStretch(1)
        without.addWidget(self.why)
        button = row(None)
        button.addWidget(self.fix)
        button.addStretch(1)
        without.addLayout(button)
        without.addStretch(1)
        parts.addWidget(self._no_sums, 1)


def _sales_title(view: SalesView) -> str:
    """Return the words above the bar without the base, which stands at the right end of the line."""
    if not view.total_text:
        return _("Shares of the sales ({column})").format(column=view.column)
    return _("Shares of the sales ({column}: {total})").format(column=view.column, total=view.total_text)
