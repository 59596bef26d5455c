"""The screen of drivers: head and heart of each as a picture, as a table, and in at most three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.explaining.offering import known_by, offer
from loyalty_desktop.desktop.screens.drivers.chart_panel import ChartPanel
from loyalty_desktop.desktop.screens.drivers.finding_card import FindingCard
from loyalty_desktop.desktop.screens.drivers.importance_asked import ImportanceAsked
from loyalty_desktop.desktop.screens.drivers.table_panel import TablePanel
from loyalty_desktop.desktop.screens.plan_button import PlanButton
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.explained_drivers import driver_figure
from loyalty_desktop.report.findings import findings
from loyalty_desktop.report.head_heart import AxisKind, HeadHeart, head_heart
from loyalty_desktop.report.importance_view import satisfaction_importance
from loyalty_desktop.report.voice_group import driver_offers
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceView

Kind: TypeAlias = Literal["all", "experience", "basic"]
_KINDS: tuple[Kind, ...] = ("all", "experience", "basic")
_FINDINGS = 3
_CHART_SHARE, _TABLE_SHARE = 620, 692


class DriversScreen(Screen):
    """What wins the heads and the hearts of customers."""

    experiences_wanted = Signal()
    """Somebody wants to see the experiences at the driver that is chosen now."""
    actions_wanted = Signal()
    """Somebody wants to see the action about the driver that is chosen now."""
    voices_wanted = Signal(object)
    """Somebody wants to read the comments of a VoiceGroup."""

    def __init__(self, workspace: Workspace, look: Look, further: Further) -> None:
        super().__init__(workspace, look)
        self._importance = ImportanceAsked(workspace, further, self)
        self._axis: AxisKind = "heart"
        self._kind: Kind = "all"
        self._title = Label(look, 17, 700)
        self._subtitle = ElidedLabel(look, 12.5, tone="muted")
        self.kinds = CaptionedCombo(look)
        self.chart_panel, self.table_panel = ChartPanel(look), self._made_table()
        self.cards = tuple(FindingCard(look, is_first=at == 0) for at in range(_FINDINGS))
        self._no_findings = Label(look, 12.5, tone="muted", wrap=True)
        self.said = Said(look, 560)
        self._nothing, self._content, self._pages = Panel(), QWidget(), QStackedWidget()
        self._found = Panel()
        self._lay_out()
        self.kinds.activated.connect(self._on_kind)
        self.chart_panel.axis_chosen.connect(self._on_axis)
        self.chart_panel.chosen.connect(self._on_chosen)
        self.table_panel.chosen.connect(self._on_chosen)
        self.table_panel.plan.wanted.connect(self.actions_wanted)
        self.table_panel.table.explain_wanted.connect(self._on_figure)
        self.chart_panel.chart.explain_wanted.connect(self._on_point)
        for card in self.cards:
            card.followed.connect(self._on_followed)
        workspace.opened.connect(self._on_opened)
        self._importance.arrived.connect(self._on_arrived)

    def _made_table(self) -> TablePanel:
        plan, voices = PlanButton(self.workspace, self.look), VoicesOffer(self.workspace, self.look, 2)
        voices.wanted.connect(self.voices_wanted)
        return TablePanel(self.look, plan, voices)

    @property
    def is_pending(self) -> bool:
        """Whether figures are being worked out that the screen will show."""
        results = self.workspace.state.results
        return results is not None and bool(results.drivers) and self._importance.view().state == "pending"

    def draw(self) -> None:
        results = self.workspace.state.results
        self._title.setText(_("Drivers"))
        there = results is not None and bool(results.drivers)
        self._subtitle.setVisible(there)
        self.kinds.setVisible(there)
        self._pages.setCurrentWidget(self._content if there else self._nothing)
        if results is None or not there:
            self.said.say(*self._why_nothing())
            return
        self._draw_head(len(results.drivers))
        importance = self._importance.view()
        rows = self._draw_figures(results, importance)
        self._draw_findings(results, importance, rows)
        self.mark()

    def mark(self) -> None:
        driver = self.workspace.selection.driver
        self.chart_panel.chart.choose(driver)
        self.table_panel.table.choose(driver)
        self.table_panel.plan.show_item(driver if self.workspace.state.journey.driver(driver) is not None else None)
        self.table_panel.voices.offer(driver_offers(self.workspace.state.journey, driver))

    def _draw_head(self, count: int) -> None:
        self._subtitle.setText(
            ngettext(
                "{n} driver by head (share satisfied) and heart (loyalty of the satisfied)",
                "{n} drivers compared by head (share satisfied) and heart (loyalty of the satisfied)",
                count,
            ).format(n=count)
        )
        texts = (_("All"), *(word("value", kind) for kind in _KINDS[1:]))
        self.kinds.set_choices(_("Kind"), list(zip(texts, _KINDS, strict=True)))
        self.kinds.setToolTip(plain_tip("\n".join(word("value_meaning", kind) for kind in _KINDS if kind != "all")))
        self.kinds.setCurrentIndex(_KINDS.index(self._kind))

    def _draw_figures(self, results: Results, importance: ImportanceView) -> tuple[DriverRow, ...]:
        rows = driver_rows(results, importance)
        shown = tuple(one for one in rows if self._is_shown(one))
        whole = (
            satisfaction_importance(results, importance)
            if self._axis == "importance"
            else head_heart(results, self._axis)
        )
        picture = _only(whole, frozenset(one.driver for one in shown))
        self.chart_panel.draw(picture, results.loyalty.measure, importance)
        self.table_panel.draw(shown, rows, results.loyalty, importance)
        return rows

    def _is_shown(self, one: DriverRow) -> bool:
        return one.overall or self._kind in ("all", one.value)

    def _draw_findings(self, results: Results, importance: ImportanceView, rows: Sequence[DriverRow]) -> None:
        found = findings(results, importance, rows)
        names = {one.driver: one.name for one in rows}
        journey = self.workspace.state.journey
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(found))
            if at < len(found):
                driver = found[at].driver
                has_experiences = bool(journey.experiences_at(driver))
                card.show_finding(found[at], names[driver], self._setting(), has_experiences=has_experiences)
        self._no_findings.setText(
            _("Choose the question that asks about loyalty.")
            if results.loyalty.measure.column is None
            else _("No driver stands out clearly enough to be put in a sentence yet. More answers may show one.")
        )
        self._no_findings.setVisible(not found)
        self._share_height()

    def _share_height(self) -> None:
        """Give picture and table what the findings leave over before they are painted: later, they would be twice."""
        for widget in (*self.cards, self._found, self._content):
            layout = widget.layout()
            if layout is not None:
                layout.activate()

    def _setting(self) -> str:
        """Return filter and weight, to be copied along with a finding; '' where everybody counts alike."""
        known, journey = known_by(self.workspace), self.workspace.state.journey
        is_plain = not (journey.filters or journey.weight or journey.raking)
        return "" if known is None or is_plain else _(" · ").join(known.setting())

    def _why_nothing(self) -> tuple[str, str]:
        """Return a title and a sentence: why there are no figures, and what to do."""
        state = self.workspace.state
        if state.problem is not None:
            return _("No figures yet"), state.problem.text()
        if state.survey is None:
            return _("No answers yet"), _("Open a survey to see what wins the heads and hearts of your customers.")
        return _("No drivers yet"), _(
            "On the Journey screen, drag a column with ratings onto a stage. It then appears here as a driver."
        )

    def _on_axis(self, axis: str) -> None:
        self._axis = "lift" if axis == "lift" else "importance" if axis == "importance" else "heart"
        self._draw_again()

    def _on_kind(self, at: int) -> None:
        self._kind = _KINDS[at]
        self._draw_again()

    def _on_arrived(self) -> None:
        """Show the importance as soon as it is there; a screen that nobody sees shows it when it is opened."""
        self._on_changed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._importance.stop():
            self._stale = True

    def _draw_again(self) -> None:
        results = self.workspace.state.results
        if results is not None:
            self._draw_figures(results, self._importance.view())
            self.mark()

    def _on_chosen(self, driver: str) -> None:
        self.workspace.select(driver_chosen(self.workspace.state.journey, driver))

    def _on_figure(self, driver: str, column: str, at: QRect) -> None:
        self._explain(self.table_panel.table.viewport(), driver, column, at)

    def _on_point(self, driver: str, at: QRect) -> None:
        self._explain(self.chart_panel.chart.canvas, driver, self._axis, at)

    def _explain(self, widget: QWidget, driver: str, column: str, at: QRect) -> None:
        importance = self._importance.view()
        offer(self.workspace, self.look, widget, at, lambda known: driver_figure(known, driver, column, importance))

    def _on_followed(self, driver: str) -> None:
        self._on_chosen(driver)
        self.experiences_wanted.emit()

    def _on_opened(self) -> None:
        """Start every project with all drivers, in the order of its journey."""
        self._kind, self._axis = "all", "heart"
        self.table_panel.table.figures.set_order(None)
        self.chart_panel.chart.show_whole()
        self._on_changed()

    def _lay_out(self) -> None:
        page = column(self, (20, 14, 20, 16), 12)
        head_box = QWidget()
        head_box.setFixedHeight(32)
        head = row(head_box, gap=14)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self.kinds)
        page.addWidget(head_box)
        page.addWidget(self._pages, 1)
        column(self._nothing).addWidget(self.said)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._nothing)
        parts = column(self._content, gap=12)
        figures = row(None, gap=12)
        figures.addWidget(self.chart_panel, _CHART_SHARE)
        figures.addWidget(self.table_panel, _TABLE_SHARE)
        parts.addLayout(figures, 1)
        found = self._found
        cards = row(found, (1, 1, 1, 1))
        for card in self.cards:
            cards.addWidget(card, 1)
        cards.addWidget(self._no_findings, 1)
        self._no_findings.setContentsMargins(16, 12, 16, 12)
        parts.addWidget(found)


def _only(picture: HeadHeart, drivers: frozenset[str]) -> HeadHeart:
    """Return the picture with only some of its drivers: axes and means stay those of all."""
    return replace(
        picture,
        points=tuple(one for one in picture.points if one.driver in drivers),
        absent=tuple(one for one in picture.absent if one.driver in drivers),
    )
