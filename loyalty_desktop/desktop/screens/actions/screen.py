"""The screen of actions: what is to be done, what it would bring, who does it by when, and whether it worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QDate, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.compute.levers import Lever, levers
from loyalty_desktop.desktop.screens.actions.action_order import ordered
from loyalty_desktop.desktop.screens.actions.action_table import ActionTable
from loyalty_desktop.desktop.screens.actions.add_pane import AddPane, AddPopover
from loyalty_desktop.desktop.screens.actions.asked import ActionFigures
from loyalty_desktop.desktop.screens.actions.edits import ActionEdits
from loyalty_desktop.desktop.screens.actions.layout import fill_content, head_of
from loyalty_desktop.desktop.screens.actions.naming import removal_called, score_called, tabs_called, wave_called
from loyalty_desktop.desktop.screens.actions.newest_line import NewestLine
from loyalty_desktop.desktop.screens.actions.planned_asked import PlannedAsked
from loyalty_desktop.desktop.screens.actions.row_menu import RowMenu
from loyalty_desktop.desktop.screens.actions.strip import Strip
from loyalty_desktop.desktop.screens.actions.verify_asked import VerifyFigures
from loyalty_desktop.desktop.screens.actions.verify_pane import HEIGHT, LEAST_HEIGHT, VerifyPane
from loyalty_desktop.desktop.screens.actions.verifying import Verifying
from loyalty_desktop.desktop.screens.actions.why_nothing import why_nothing
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen, experience_chosen
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.actions import ACTION_STATES, ActionState
from loyalty_desktop.journey.edit_waves import newest_of
from loyalty_desktop.report.actions_view import ActionRow, actions_view, not_planned, point_axis

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.screens.actions.action_row import ActionRowWidget
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace

Tab: TypeAlias = Literal["all"] | ActionState
_TABS: tuple[Tab, ...] = ("all", *ACTION_STATES)
_VERIFY_SHARE = 0.25
_ROOMY = 1080  # from this height on what else could be done is offered below the actions


class ActionsScreen(Screen):
    """Actions with their estimates, each and together, and their verification by a later survey."""

    measure_wanted = Signal()
    """Somebody wants to set the target."""

    def __init__(self, workspace: Workspace, look: Look, further: Further, waves: Waves, questions: Questions) -> None:
        super().__init__(workspace, look)
        self._asked = PlannedAsked(workspace, further, self)
        self._edits = ActionEdits(workspace)
        self._figures = ActionFigures(workspace, look, self)
        self._tab: Tab = "all"
        self._order: tuple[str, ...] = ()
        self._sorted_by, self._descending = "", False
        self._under_hand: tuple[str, float] | None = None
        self._seen = NOTHING
        self._levers: tuple[Lever, ...] = ()
        self._view = actions_view((), (), workspace.state.journey, "")
        self.title, self.subtitle = Label(look, 17, 700), ElidedLabel(look, 12.5, tone="muted")
        self.tabs = Segmented(look, _TABS)
        self.remove, self.add = Button(look, "text", 12), Button(look)
        self.newest, self.strip, self.table = NewestLine(look), Strip(look), ActionTable(look)
        self._waves = waves
        self.none_here = Label(look, 13, tone="muted")
        self.first, self.more = AddPane(look), AddPane(look)
        self._more_panel = Panel()
        self.nothing = Said(look, 560)
        self.verify = VerifyPane(look)
        self._verifying = Verifying(self.verify, waves, questions, VerifyFigures(workspace, look, self.verify))
        self.menu = RowMenu(look, self)
        self._pages, self._content, self._start, self._nothing = QStackedWidget(), QWidget(), Panel(), Panel()
        self._lay_out()
        self._connect()

    def draw(self) -> None:
        state = self.workspace.state
        self._levers = levers(state.results) if state.results is not None else ()
        self._view = actions_view(state.project.actions, self._levers, state.journey, _today())
        self._under_hand = None
        self.strip.chart.hold_axis(False)
        self.title.setText(_("Actions"))
        self.subtitle.setText(_("Pick what may help, check with the next survey"))
        page = self._page()
        self._pages.setCurrentWidget(page)
        for part in (self.tabs, self.add):
            part.setVisible(page is self._content)
        self.subtitle.setVisible(page is not self._nothing)
        self.add.setText(_("＋ Add an action"))
        if page is self._nothing:
            self.nothing.say(*why_nothing(state, has_levers=bool(self._levers)))
        elif page is self._start:
            self._draw_offer(self.first)
        else:
            self._draw_tabs()
            self._draw_rows()
            self._draw_strip()
            self._draw_more()
        self._draw_chosen()
        self.mark()

    def mark(self) -> None:
        """Look at the action that is about what was chosen elsewhere; what is chosen here stays until then."""
        selection = self.workspace.selection
        if selection == self._seen:
            return
        self._seen = selection
        item = selection.experience or selection.driver
        found = next((one for one in self._view.rows if item is not None and one.action.item == item), None)
        if found is not None and found.action.id in self.table.rows:
            self.table.choose(found.action.id, frozenset({found.action.id}))
            self.table.reveal(found.action.id)
            self._draw_chosen()

    def look_at(self, id_: str) -> None:
        """Choose an action, whatever tab it is on."""
        self._tab = "all"
        self.draw()
        self.table.choose(id_, frozenset({id_}))
        self.table.reveal(id_)
        self._draw_chosen()

    def _page(self) -> QWidget:
        """Return what is shown: actions, the first of them to be taken up, or why there is nothing."""
        if self._view.rows:
            return self._content
        asked = self.workspace.state.journey.measure.column is not None
        return self._start if self._levers and asked else self._nothing

    def _draw_tabs(self) -> None:
        self.tabs.set_texts(*tabs_called(self._view))
        self.tabs.setAccessibleName(_("State"))
        self.tabs.choose(self._tab)

    def _draw_rows(self) -> None:
        rows = [one for one in self._view.rows if self._tab in ("all", one.action.state)]
        places = {id_: at for at, id_ in enumerate(self._order)}
        rows.sort(key=lambda one: places.get(one.action.id, len(places)))
        for made in self.table.show_rows(rows, self._view, self._verifying.doubts(rows, self.workspace.state.project)):
            self._connect_row(made)
        self.table.titles.show_titles(
            score_called(self.workspace.state.journey.measure),
            self._view.shares,
            self._sorted_by,
            descending=self._descending,
            wave=wave_called(self.workspace.state.project),
        )
        self.none_here.setText(_("No action is in this state."))
        self.none_here.setVisible(not rows)
        if self.table.current is None and rows:
            first = rows[0].action.id
            self.table.choose(first, frozenset({first}))

    def _draw_strip(self) -> None:
        results, project = self.workspace.state.results, self.workspace.state.project
        self.strip.setVisible(results is not None)
        self.newest.draw(project, None if results is None else results.loyalty, self._waves)
        if results is None:
            return
        steps = self._view.steps
        planned, pending = self._asked.found(tuple(steps))
        if self._under_hand is not None:
            row = self._view.row(self._under_hand[0])
            if row is not None and row.action.item in steps and row.lever is not None and row.lever.now is not None:
                share = self._under_hand[1]
                steps[row.action.item] = 0.0 if row.shift(share) is None else share - row.lever.now
        change = None if planned is None else planned.change_by(steps)
        self._figures.together = None if planned is None or change is None else (planned, change, self._view)
        self.strip.draw(
            results.loyalty,
            self._view,
            planned,
            change,
            pending=pending,
            wave=wave_called(project),
            is_newest=newest_of(project) is None,
        )

    def _draw_more(self) -> None:
        """Offer what else could be done, below what is planned, where the window leaves room for it."""
        has_room = self.height() >= _ROOMY
        self._more_panel.setVisible(has_room)
        if has_room:
            self._draw_offer(self.more)

    def _draw_chosen(self) -> None:
        """Show how many are chosen, and what became of the one that is looked at."""
        current = self._view.row(self.table.current)
        there = current is not None and self.workspace.state.results is not None
        self.verify.setVisible(there)
        if current is not None and there and self._pages.currentWidget() is self._content:
            self._verifying.show(
                current, score_called(self.workspace.state.journey.measure), self.workspace.state.project
            )
        count = len(self.table.selected)
        self.remove.setVisible(self._pages.currentWidget() is self._content and count > 0)
        one = self._view.row(next(iter(self.table.selected))) if count == 1 else None
        self.remove.setToolTip("" if one is None else plain_tip(one.action.name))
        text = removal_called(count, None if one is None else one.action.name, self.remove.font())
        self.remove.setText(text)

    def _draw_offer(self, pane: AddPane) -> None:
        rows = not_planned(self._levers, self.workspace.state.project.actions, self.workspace.state.journey)
        pane.draw(rows, point_axis(rows), has_any=bool(self._levers))

    def _on_chosen(self, id_: str) -> None:
        """Have what the action is about be chosen everywhere."""
        row, journey = self._view.row(id_), self.workspace.state.journey
        if row is not None and row.action.item is not None and row.state != "gone":
            item = row.action.item
            is_driver = row.action.driver is not None
            self._seen = driver_chosen(journey, item) if is_driver else experience_chosen(journey, item)
            self.workspace.select(self._seen)
        self._draw_chosen()

    def _on_moved(self, id_: str, share: float) -> None:
        """Show what a share under the hand would bring: each figure is linear in it."""
        row = self._view.row(id_)
        if row is None:
            return
        self._under_hand = (id_, share)
        self.strip.chart.hold_axis(True)
        self.table.rows[id_].show_target(share, row.shift(share), self._view.points)
        if row.counts:
            self._draw_strip()

    def _on_tab(self, code: str) -> None:
        self._tab = next(one for one in _TABS if one == code)
        self.draw()

    def _on_sort(self, key: str) -> None:
        """Put the actions in an order; it stays until another one is wanted, so that no row runs away."""
        self._descending = not self._descending if key == self._sorted_by else key in ("points", "tick", "now")
        self._sorted_by = key
        self._order = ordered(self._view.rows, key, descending=self._descending)
        self.draw()

    def _on_add(self) -> None:
        popover = AddPopover(self.look, self.window(), self.add)
        popover.pane.taken.connect(self._on_taken)
        popover.pane.named.connect(self._on_named)
        self._draw_offer(popover.pane)
        self.workspace.changed.connect(popover.draw_again)
        popover.again.connect(lambda: self._draw_offer(popover.pane))
        popover.show_below(self.add)

    def _on_taken(self, items: tuple[str, ...]) -> None:
        self._show_new(self._edits.take(items))

    def _on_named(self, name: str) -> None:
        self._show_new(self._edits.add(name))

    def _show_new(self, id_: str | None) -> None:
        if id_ is not None:
            self.look_at(id_)

    def _focus_first(self) -> None:
        """Give the keyboard to the first action there is: the button that had it is gone."""
        if self.table.current in self.table.rows:
            self.table.rows[self.table.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggle(self) -> None:
        rows = [one for id_ in self.table.selected if (one := self._view.row(id_)) is not None and one.can_be_ticked]
        self._edits.tick([one.action.id for one in rows], ticked=not all(one.action.ticked for one in rows))

    def _on_tick(self, id_: str, ticked: bool) -> None:
        rows = [one for one in self._together_with(id_) if one.can_be_ticked]
        self._edits.tick([one.action.id for one in rows], ticked=ticked)

    def _on_state(self, id_: str, state: str) -> None:
        self._set_state([one.action.id for one in self._together_with(id_)], state)

    def _set_state(self, ids: list[str], state: str) -> None:
        wanted, project = next(one for one in ACTION_STATES if one == state), self.workspace.state.project
        self._edits.set_state(ids, wanted, _today(), self._verifying.with_later(self._view.rows, project))

    def _together_with(self, id_: str) -> list[ActionRow]:
        """Return the rows that a control of one of them is used for: all chosen ones, if it is one of these."""
        ids = self.table.selected if id_ in self.table.selected else frozenset({id_})
        return [one for one in self._view.rows if one.action.id in ids]

    def _of_current(self, edit: Callable[[str, str], None], value: str) -> None:
        if self.table.current is not None:
            edit(self.table.current, value)

    def _on_remove(self) -> None:
        ids = self.table.selected
        left = [id_ for id_ in self.table.ids if id_ not in ids]
        at = min((self.table.ids.index(id_) for id_ in ids), default=0)
        focus_back = self.table.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._edits.remove(tuple(one for one in self.table.ids if one in ids))
        if left:
            new = left[min(at, len(left) - 1)]
            self.table.choose(new, frozenset({new}))
            if focus_back and new in self.table.rows:
                self.table.rows[new].setFocus(Qt.FocusReason.OtherFocusReason)
        self._draw_chosen()

    def _on_menu(self, place: QPoint) -> None:
        rows = [one for one in self._view.rows if one.action.id in self.table.selected]
        doubted = any(self._is_doubted(one.action.id) for one in rows)
        self.menu.offer(rows, self.remove.text(), doubted=doubted)
        self.menu.popup(place)

    def _is_doubted(self, id_: str) -> bool:
        row = self._view.row(id_)
        return row is not None and self._verifying.confirms(row, self.workspace.state.project) is False

    def _on_opened(self) -> None:
        """Start every project with all actions, in the order in which they were thought of."""
        self._tab, self._order, self._sorted_by, self._descending = "all", (), "", False
        self._verifying.forget()
        self._seen = NOTHING
        self.table.choose(None, frozenset())
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verify.setFixedHeight(max(LEAST_HEIGHT, min(HEIGHT, round(_VERIFY_SHARE * self.height()))))
        if (event.oldSize().height() >= _ROOMY) != (self.height() >= _ROOMY):
            QTimer.singleShot(0, self, self._draw_more)  # nothing comes or goes while it is laid out

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._asked.stop():
            self._stale = True

    def _connect_row(self, made: ActionRowWidget) -> None:
        edits = self._edits
        self._figures.of_row(made.bar)
        made.state.doubted = lambda: self._is_doubted(made.id)
        made.ticked.connect(self._on_tick)
        made.renamed.connect(edits.rename)
        made.moved.connect(self._on_moved)
        made.settled.connect(edits.set_target)
        made.given_up.connect(lambda _id: self.draw())
        made.state_chosen.connect(self._on_state)
        made.owner_named.connect(edits.set_owner)
        made.due_chosen.connect(edits.set_due)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.strip.target_wanted.connect(self.measure_wanted)
        self._figures.of_strip(self.strip)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.selection_changed.connect(self._draw_chosen)
        self.table.chosen.connect(self._on_chosen)
        self.table.remove_wanted.connect(self._on_remove)
        self.table.toggle_wanted.connect(self._on_toggle)
        self.table.menu_wanted.connect(self._on_menu)
        self.menu.toggled.connect(self._on_toggle)
        self.menu.state_chosen.connect(lambda state: self._set_state(list(self.table.selected), state))
        self.menu.remove_wanted.connect(self._on_remove)
        self.more.taken.connect(self._on_taken)
        self.more.named.connect(self._on_named)
        for told, does in ((self.first.taken, self._on_taken), (self.first.named, self._on_named)):
            told.connect(does)
            told.connect(lambda _what: QTimer.singleShot(0, self, self._focus_first))  # the row is shown by then
        self._asked.arrived.connect(self._on_changed)
        self._edits.refused.connect(self.draw)
        self._verifying.arrived.connect(self._on_changed)
        self.verify.note_written.connect(lambda note: self._of_current(self._edits.set_note, note))
        self.verify.state_wanted.connect(
            lambda state: self._of_current(lambda id_, to: self._set_state([id_], to), state)
        )
        self.newest.wanted.connect(self._waves.files.show)
        self.verify.done_chosen.connect(lambda day: self._of_current(self._edits.set_done, day))
        self.workspace.opened.connect(self._on_opened)

    def _lay_out(self) -> None:
        page = column(self, (20, 14, 20, 16), 12)
        page.addWidget(head_of(self.title, self.subtitle, (self.remove, self.tabs, self.add)))
        page.addWidget(self._pages, 1)
        for one in (self._content, self._start, self._nothing):
            self._pages.addWidget(one)
        column(self._start, (1, 1, 1, 1)).addWidget(self.first)
        column(self._nothing).addWidget(self.nothing)
        column(self._more_panel, (1, 1, 1, 1)).addWidget(self.more)
        rows, below = (self.table, self.none_here), (self._more_panel, self.verify)
        fill_content(self._content, (self.newest, self.strip), rows, below)


def _today() -> str:
    return QDate.currentDate().toString("yyyy-MM-dd")
