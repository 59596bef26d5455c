"""The chosen cell: what it brings in, what its customers went through more often, and who they are one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.screens.customers.customer_list import CustomerList
from loyalty_desktop.desktop.screens.customers.priority_bar import PriorityBar
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.customer_orders import ordered, orders_of

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
    from loyalty_desktop.report.customer_orders import Order
    from loyalty_desktop.report.customer_rows import CustomerRows
    from loyalty_desktop.report.customers_view import CellView, FoundMore

_KINDS = ("comments", "all")


class _Fact(Panel):
    """A small card: a caption, a figure or a name, and its base."""

    def __init__(self, look: Look, size: float) -> None:
        super().__init__("fact")
        self.caption = ElidedLabel(look, 11.5, tone="muted")
        self.figure = ElidedLabel(look, size, 700)
        self.tag = Label(look, 11, kind="reference")
        self.base = Label(look, 11.5, tone="muted", wrap=True)
        parts = column(self, (11, 8, 11, 8), 2)
        parts.addWidget(self.caption)
        line = row(None, gap=6)
        line.addWidget(self.figure, 1)
        line.addWidget(self.tag)
        parts.addLayout(line)
        parts.addWidget(self.base)
        parts.addStretch(1)

    def show_fact(self, caption: str, figure: str, base: str, *, is_reference: bool = False) -> None:
        """Write the card."""
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        self.figure.set_tone("muted" if is_reference else "ink")
        self.tag.setText(_("few answers"))
        self.tag.setVisible(is_reference)
        self.base.setText(base)


class CellPane(Panel):
    """Shows one cell of the grid."""

    export_wanted = Signal()
    priority_wanted = Signal(str)
    """One of the lists of the method is to be shown, by its code."""

    def __init__(self, look: Look, voices: VoicesOffer) -> None:
        super().__init__()
        self._look, self.voices = look, voices
        self._kind = "comments"
        self._members: CustomerRows | None = None
        self.name, self.count = ElidedLabel(look, 16, 700), Label(look, 13)
        self.place = ElidedLabel(look, 11.5, tone="muted")
        self.advice = Label(look, 11.5, tone="muted", wrap=True)
        self.sales, self.experience = _Fact(look, 19), _Fact(look, 14)
        self.kinds = Segmented(look, _KINDS)
        self.orders = CaptionedCombo(look, 110)
        self.priorities = PriorityBar(look)
        self._given: CustomerRows | None = None
        self._order: Order = "amount"
        self.list, self.nothing = CustomerList(look), Said(look, 300)
        self.export = Button(look, "primary", 14)
        self.warning = Label(look, 11.5, tone="muted", wrap=True)
        self.kinds.chosen.connect(self._on_kind)
        self.export.clicked.connect(self.export_wanted)
        self.orders.activated.connect(self._on_order)
        self.priorities.wanted.connect(self.priority_wanted)
        self._pages, self._below, self._facts = QStackedWidget(), QWidget(), QWidget()
        self._lay_out()

    def show_cell(self, view: CellView, more: tuple[FoundMore, ...], has_experiences: bool) -> None:
        """Show the figures of a cell."""
        self._facts.setVisible(True)
        self.name.setText(view.name)
        self.count.setText(_("{n:,} people").format(n=view.n))
        self.place.setText(view.place)
        self._say_who(view.advice)
        base = f"{view.spent_text}   n={view.n:,}" if view.spent_text else f"n={view.n:,}"
        self.sales.show_fact(_("Share of the sales"), view.share_text, base, is_reference=view.state == "reference")
        self.sales.setToolTip(plain_tip(view.tip))
        self._show_more(more, _why_none(view, has_experiences=has_experiences))

    def show_gathered(self, name: str, told: str, n: int) -> None:
        """Show a list that was gathered from several cells: what it is called and who is on it."""
        self._facts.setVisible(False)
        self.name.setText(name)
        self.count.setText(_("{n:,} people").format(n=n))
        self.place.setText("")
        self._say_who(told)

    def _say_who(self, told: str) -> None:
        """Say in plain words who they are and what to do, as the names of the method tell neither."""
        self.advice.setText(told)
        self.advice.setVisible(bool(told))

    def show_members(self, given: CustomerRows) -> None:
        """Show the customers of the cell; where nothing has changed the list stays where it is."""
        choices = orders_of(given)
        if self._order not in [code for _text, code in choices]:
            self._order = "amount"
        self.orders.set_choices("", choices)
        self.orders.setCurrentIndex(self.orders.findData(self._order))
        self.orders.setAccessibleName(_("Order: {order}").format(order=self.orders.currentText()))
        self.orders.setToolTip(_("The order in which the customers are listed"))
        self._given = given
        old, self._members = self._members, ordered(given, self._order)
        members = self._members
        self._say_kinds(members)
        is_like = (
            old is not None
            and old.survey is members.survey
            and old.measure == members.measure
            and (old.money, old.often) == (members.money, members.often)
            and np.array_equal(old.rows, members.rows)
        )
        self._show_list(keeps=is_like)
        has_any = len(members.rows) > 0
        self._below.setVisible(has_any)
        self.export.setText(" " + _("Export this customer list"))
        self.export.setIcon(icon(self._look, "export", "on_primary", 16))
        self.warning.setText(_("Contains customer numbers and comments. Nothing is sent."))
        self.list.setAccessibleName(_("Customers of {name}").format(name=self.name.full_text()))

    def let_go(self) -> None:
        """Hold no customers any more: another survey is open."""
        self._given = self._members = None
        self.list.customers.let_go()

    def members(self) -> CustomerRows | None:
        """Return the customers of the cell that is shown."""
        return self._members

    def _show_more(self, more: tuple[FoundMore, ...], why_none: str) -> None:
        caption = _("More often than others")
        if more:
            first = more[0]
            said = _("{count:,} of {asked:,}: {share} · others {others}").format(
                count=first.count, asked=first.asked, share=first.share_text, others=first.others_text
            )
            self.experience.show_fact(caption, first.name, said)
            lines = [f"{one.name}: {one.share_text} ({one.count:,}/{one.asked:,}) · {one.others_text}" for one in more]
            self.experience.setToolTip(plain_tip("\n".join(lines)))
            self.experience.setAccessibleDescription("; ".join(lines))
            return
        self.experience.show_fact(caption, "", why_none)
        self.experience.setToolTip("")
        self.experience.setAccessibleDescription("")

    def _say_kinds(self, members: CustomerRows) -> None:
        texts = (
            _("With comments {n:,}").format(n=len(members.commenting)),
            _("All {n:,}").format(n=len(members.rows)),
        )
        self.kinds.set_texts(*texts)
        self.kinds.setAccessibleName(_("Which customers to list"))
        self.kinds.setVisible(bool(members.comments))
        self.kinds.choose(self._kind)

    def _show_list(self, *, keeps: bool = False) -> None:
        members = self._members
        if members is None:
            return
        only_comments = self._kind == "comments" and bool(members.comments)
        rows = members.commenting if only_comments else members.rows
        if not keeps or self.list.customers.rowCount() == 0:
            self.list.customers.show_rows(members, rows)
            self.list.scrollToTop()
        self.list.viewport().update()
        empty = _("Nobody is in this cell."), ""
        if only_comments and len(members.rows):
            empty = _("Nobody in this cell wrote anything."), ""
        self.nothing.say(*empty)
        self._pages.setCurrentIndex(0 if len(rows) else 1)

    def _on_order(self) -> None:
        self._order = self.orders.currentData()
        if self._given is not None:
            self.show_members(self._given)

    def choose_order(self, order: Order, kind: str) -> None:
        """List in this order from now on, everybody (`all`) or those who wrote something (`comments`)."""
        self._order, self._kind = order, kind

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_list()

    def _lay_out(self) -> None:
        parts = column(self, (1, 13, 1, 12), 9)
        first = column(None, (15, 0, 15, 0))
        first.addWidget(self.priorities)
        parts.addLayout(first)
        parts.addWidget(rule())
        title = row(None, (15, 0, 15, 0), 10)
        title.addWidget(self.name, 1)
        title.addWidget(self.count)
        title.addWidget(self.place)
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        named = column(None, gap=3)
        named.addLayout(title)
        who = row(None, (15, 0, 15, 0))
        who.addWidget(self.advice)
        named.addLayout(who)
        parts.addLayout(named)
        facts = row(self._facts, (15, 0, 15, 0), 9)
        facts.addWidget(self.sales, 5)
        facts.addWidget(self.experience, 6)
        parts.addWidget(self._facts)
        switch = row(None, (15, 0, 15, 0), 8)
        switch.addWidget(self.kinds)
        switch.addStretch(1)
        switch.addWidget(self.orders)
        parts.addLayout(switch)
        listed = column(None)
        listed.addWidget(rule())
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        listed.addWidget(self._pages, 1)
        parts.addLayout(listed, 1)
        below = column(self._below, gap=8)
        below.addWidget(rule())
        inner = column(None, (15, 2, 15, 0), 7)
        buttons = row(None, gap=8)
        buttons.addWidget(self.export, 1)
        buttons.addWidget(self.voices)
        inner.addLayout(buttons)
        inner.addWidget(self.warning)
        self.warning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        below.addLayout(inner)
        parts.addWidget(self._below)


def _why_none(view: CellView, *, has_experiences: bool) -> str:
    """Return why no experience is named: nothing is claimed of a small base."""
    if not has_experiences:
        return _("The journey has no experiences yet.")
    if view.state != "shown":
        return _("There are too few customers here to compare.")
    return _("No experience stands out: none is clearly more frequent here than among other customers.")
