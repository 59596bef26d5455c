"""Menus at the charts and tables of the screens: copy or save a picture, copy a table or a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QTableView, QWidget
from shiboken6 import isValid

from loyalty_desktop.desktop.exporting.asking import ask_picture
from loyalty_desktop.desktop.exporting.more_button import MoreButton
from loyalty_desktop.desktop.exporting.pictures import Wish
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.file_names import file_name

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.desktop.exporting.pictures import Pictures
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.document.model import Table

    Charts: TypeAlias = Callable[[Any], tuple[str, ...]]
    """The ids that the chart of a widget may have in the report, the best first."""


class Shown(NamedTuple):
    """A chart or table that is on screen: what it is called, its chart in the report, itself as a table."""

    widget: QWidget
    name: str
    charts: tuple[str, ...]
    table: Callable[[], Table] | None
    row: Callable[[], Table] | None = None


class FigureMenus(QObject):
    """Watches the charts and tables of the screens; `folder` is where pictures are proposed to be saved."""

    def __init__(self, look: Look, pictures: Pictures, folder: Callable[[], Path], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._pictures, self._folder, self._window = look, pictures, folder, parent
        self._watched: list[QWidget] = []
        self.menu: QMenu | None = None

    def watch(self, page: QWidget) -> None:
        """Give every chart and table of a page its menu; those that have it already keep it."""
        kinds = _kinds()
        for widget in (page, *page.findChildren(QWidget)):
            if widget in self._watched or not (type(widget) in kinds or _is_table(widget)):
                continue
            self._watched.append(widget)
            widget.installEventFilter(self)
            if isinstance(widget, QAbstractScrollArea):
                widget.viewport().installEventFilter(self)
            if type(widget) in kinds and not isinstance(widget, FigureTable):
                MoreButton(self._look, widget, self._open_below)
        self._watched = [one for one in self._watched if isValid(one)]

    def on(self, page: QWidget) -> tuple[Shown, ...]:
        """Return what can be taken from a page now, from top to bottom."""
        self.watch(page)
        seen = [one for one in self._watched if one.isVisible() and (one is page or page.isAncestorOf(one))]
        places = [(at.y(), at.x()) for at in (one.mapTo(page, QPoint(0, 0)) for one in seen)]
        order = sorted(range(len(seen)), key=places.__getitem__)
        return tuple(self._shown(seen[at]) for at in order)

    def fill(self, menu: QMenu, shown: Shown, *, named: bool = False) -> None:
        """Offer what can be done with a chart or table; `named` says in each entry what it is about."""
        name = no_keys(shown.name)
        if shown.charts:
            copy = _("Copy picture: {name}").format(name=name) if named else _("Copy picture")
            menu.addAction(copy).triggered.connect(lambda: self._pictures.want(Wish(shown.charts)))
            save = _("Save picture: {name}…").format(name=name) if named else _("Save picture…")
            menu.addAction(save).triggered.connect(lambda: self._save(shown))
        if shown.table is not None:
            whole = shown.table
            copy = _("Copy table: {name}").format(name=name) if named else _("Copy table")
            action = menu.addAction(copy)
            action.triggered.connect(lambda: self._pictures.copy_table(whole()))
            if not named:
                action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
                action.setShortcutVisibleInContextMenu(True)
        if shown.row is not None and not named:
            one = shown.row
            menu.addAction(_("Copy this row")).triggered.connect(lambda: self._pictures.copy_table(one()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu for the right button and the menu key; copy a table with Ctrl+C."""
        if isinstance(event, QContextMenuEvent):
            return self._on_menu(watched, event)
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and _is_table(watched) and event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]
            assert isinstance(watched, QTableView)
            shown = self._shown(watched)
            if shown.table is not None:
                self._pictures.copy_table(shown.table())
                return True
        return False

    def _on_menu(self, watched: QObject, event: QContextMenuEvent) -> bool:
        widget = next((one for one in self._watched if one is watched or _viewport(one) is watched), None)
        if widget is None:
            return False
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._open(widget, widget.mapToGlobal(widget.rect().center()) if is_key else event.globalPos())
        event.accept()
        return True

    def _open_below(self, widget: QWidget, at: QPoint) -> None:
        self._open(widget, at)

    def _open(self, widget: QWidget, at: QPoint) -> None:
        menu = self.menu = QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, self._shown(widget))
        if menu.isEmpty():
            menu.addAction(_("The report has no picture of what is shown here now")).setEnabled(False)
        menu.popup(at)

    def _shown(self, widget: QWidget) -> Shown:
        charts = _kinds().get(type(widget))
        name = _name(widget)
        found = () if charts is None else charts(widget)
        return Shown(widget, name, found, _table_of(widget, name), _row_of(widget, name))

    def _save(self, shown: Shown) -> None:
        proposed = self._folder() / f"{file_name(shown.name, 'chart')}.png"
        told = ask_picture(self._window.window(), proposed)
        if told is not None:
            self._pictures.want(Wish(shown.charts, *told))


def _kinds() -> dict[type, Charts]:
    """Return which widgets are charts of the report; all of them are there by then, so that this costs nothing.

    One that shows something else now than the report does has none: a picture of other figures would be taken for it.
    """
    from loyalty_desktop.desktop.charts.head_heart_chart import HeadHeartChart  # noqa: PLC0415 - the screens bring them
    from loyalty_desktop.desktop.screens.actions.opportunity_table import OpportunityTable  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.compare.forest_table import ForestTable  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.customers.distribution_chart import DistributionChart  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.customers.grid_panel import GridPanel  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.customers.sales_panel import SalesPanel  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.experiences.contribution_table import ContributionTable  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.journey.curve import EmotionCurve  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.voices.words_table import WordsTable  # noqa: PLC0415
    from loyalty_desktop.desktop.widgets.class_bar import ClassBar  # noqa: PLC0415

    return {
        ClassBar: lambda _one: ("classes",),
        HeadHeartChart: _plane,
        EmotionCurve: lambda _one: ("curve",),
        DistributionChart: lambda _one: ("answers",),
        ContributionTable: lambda _one: ("contributions",),
        GridPanel: lambda _one: ("customers_grid_chart",),
        SalesPanel: lambda _one: ("customers_sales_chart",),
        ForestTable: lambda _one: ("compare_*_scores",),
        WaveChartView: lambda one: ("waves_chart",) if one.is_of_report else (),
        WordsTable: lambda one: ("voices_chart",) if one.is_of_report else (),
        OpportunityTable: lambda _one: ("actions_chances",),
    }


def _plane(chart: Any) -> tuple[str, ...]:
    """Return the picture of head and heart by its present axis; the lifts are bars in the report."""
    by_axis = {"heart": ("head_heart",), "lift": ("lifts",), "importance": ("satisfaction_importance",)}
    return by_axis.get(chart.axis, ())


def _is_table(widget: QObject) -> bool:
    from loyalty_desktop.desktop.screens.compare.heat_table import HeatTableView  # noqa: PLC0415 - see above

    return isinstance(widget, (FigureTable, HeatTableView))


def _table_of(widget: QWidget, name: str) -> Callable[[], Table] | None:
    from loyalty_desktop.desktop.exporting.heat_copy import heat_copy  # noqa: PLC0415 - only for a menu
    from loyalty_desktop.desktop.exporting.screen_table import screen_table  # noqa: PLC0415
    from loyalty_desktop.desktop.screens.compare.heat_table import HeatTableView  # noqa: PLC0415

    if isinstance(widget, HeatTableView):
        shown = widget.cells.table
        return None if shown is None else lambda: heat_copy(shown, name)
    if isinstance(widget, FigureTable) and widget.figures.rows:
        return lambda: screen_table(widget, name)
    return None


def _row_of(widget: QWidget, name: str) -> Callable[[], Table] | None:
    """Return the row that is chosen, with the titles; None where there is none."""
    from loyalty_desktop.desktop.exporting.screen_table import screen_table  # noqa: PLC0415 - only for a menu

    if not isinstance(widget, FigureTable) or not widget.currentIndex().isValid():
        return None
    at = widget.currentIndex().row()
    return lambda: screen_table(widget, name, (at,))


def _name(widget: QWidget) -> str:
    from loyalty_desktop.desktop.widgets.class_bar import ClassBar  # noqa: PLC0415 - see above

    if isinstance(widget, ClassBar):
        return _("Shares of the classes")
    heading = getattr(widget, "heading", None)
    return " ".join((heading.text() if heading is not None else widget.accessibleName()).split())


def _viewport(widget: QWidget) -> QWidget | None:
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else None
