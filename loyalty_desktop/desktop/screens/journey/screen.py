"""The Journey screen: columns on the left, the map in the middle, the inspector on the right, the curve below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.explaining.offering import offer
from loyalty_desktop.desktop.screens.journey.canvas import Canvas
from loyalty_desktop.desktop.screens.journey.commands import Commands
from loyalty_desktop.desktop.screens.journey.content import board_content
from loyalty_desktop.desktop.screens.journey.curve import EmotionCurve
from loyalty_desktop.desktop.screens.journey.draft import drafted
from loyalty_desktop.desktop.screens.journey.dragging import Dragging, announce
from loyalty_desktop.desktop.screens.journey.first_stages import FirstStages
from loyalty_desktop.desktop.screens.journey.ghost import Ghost
from loyalty_desktop.desktop.screens.journey.grip import Grip
from loyalty_desktop.desktop.screens.journey.ground import JourneyGround
from loyalty_desktop.desktop.screens.journey.hands import Hands
from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
from loyalty_desktop.desktop.screens.journey.invitation import Invitation
from loyalty_desktop.desktop.screens.journey.menus import Menus
from loyalty_desktop.desktop.screens.journey.naming import NameField
from loyalty_desktop.desktop.screens.journey.palette import Palette
from loyalty_desktop.desktop.screens.journey.several import Several
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.explained_drivers import driver_figure
from loyalty_desktop.report.explained_experiences import experience_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.session.selection import Selection
    from loyalty_desktop.desktop.session.workspace import Workspace


class JourneyScreen(Screen):
    """Where the journey is drawn."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._drawn: tuple[str, str] | None = None
        self._marked: Selection | None = None
        self.several = Several(workspace, self)
        self._hands = hands = Hands(workspace, look, self.several, self._propose_if_empty)
        self.palette_panel = Palette(workspace, look, hands)
        self.canvas = Canvas(hands)
        self.inspector = JourneyInspector(workspace, look)
        self.curve = EmotionCurve(workspace, look)
        self.name_field = NameField(look, self.canvas.board)
        self._invitation = Invitation(look)
        self.canvas.set_overlay(self._invitation)
        self.first_stages = FirstStages(workspace, look)
        self._problem = Label(look, 12, tone="warn", wrap=True)
        self._problem_bar = Panel("strip")
        self._lay_out()
        self.ghost = Ghost(look, self)
        self._connect(hands)

    def draw(self) -> None:
        """Show the state: texts, figures, pictures, and the selection too."""
        self.dragging.cancel()
        drawn = (self.look.theme.name, self.look.language)
        anew, self._drawn = drawn != self._drawn, drawn
        if anew:
            self.name_field.close_field()
        state = self.workspace.state
        focused = self.canvas.has_focus() and not self.name_field.is_open
        content = board_content(state)
        self.canvas.draw()
        self.canvas.board.show_content(content, anew=anew)
        self.palette_panel.draw(anew=anew)
        self._invitation.draw(with_survey=state.survey is not None)
        self._invitation.setVisible(content.is_empty)
        self.canvas.place_overlay()
        self._problem.setText(state.problem.text() if state.problem is not None else "")
        self._problem_bar.setVisible(state.problem is not None)
        self.first_stages.draw()
        self.inspector.draw()
        self.curve.draw()
        self._on_moved()
        self.mark()
        if focused:
            self.canvas.refocus()

    def mark(self) -> None:
        """Show what is chosen; nothing else has changed."""
        selection = self.workspace.selection
        board = self.canvas.board
        board.unfold_for(part.id for part in self.several.parts if part.family == "experience")
        self._mark_chosen()
        if selection != self._marked:
            self._marked = selection
            self.palette_panel.mark()
            self._reveal(selection)
        self.inspector.mark()

    def _mark_chosen(self) -> None:
        """Show all that is chosen on the map as chosen, and say how many there are."""
        for item in self.canvas.board.items.values():
            item.show_chosen(self._hands.is_chosen(item))
        count = self.several.text()
        self.canvas.setAccessibleDescription(_("{parts} chosen").format(parts=count) if count else "")
        self.inspector.tell_several(count)

    def _on_several(self) -> None:
        """Show another set; it may be chosen before what is shown everywhere changes, or without that."""
        if not self.isVisible():
            return
        self.canvas.board.unfold_for(part.id for part in self.several.parts if part.family == "experience")
        self._mark_chosen()
        if not self.canvas.board.band.is_active:
            announce(self.canvas, self.canvas.accessibleDescription())

    def _on_band_ended(self) -> None:
        self._hands.on_band_ended()
        announce(self.canvas, self.canvas.accessibleDescription())

    def propose(self) -> None:
        """Propose a journey from the survey, as one step."""
        survey = self.workspace.state.survey
        if survey is not None:
            self.workspace.edit_journey(message("step_propose"), lambda journey: drafted(journey, survey))

    def begin(self) -> None:
        """Have what is to be done first begun: where all drivers stand in one stage without a name, that is named."""
        if self.first_stages.names_stage:
            self._name_first_stage()

    def _name_first_stage(self) -> None:
        item = self.canvas.board.items.get(("stage", self.first_stages.stage))
        if item is not None:
            self.commands.do("rename", item)

    def _propose_if_empty(self) -> Callable[[], None] | None:
        state = self.workspace.state
        return self.propose if state.survey is not None and not state.journey.drivers else None

    def _reveal(self, selection: Selection) -> None:
        """Scroll to what was chosen somewhere else."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # a map that moves is missed by the drop
        if self.canvas.has_focus() or self.dragging.is_active or pressed:
            return
        items = self.canvas.board.items
        item = items.get(("experience", selection.experience or "")) or items.get(("driver", selection.driver or ""))
        if item is not None:
            self.canvas.reveal(self.canvas.board.rect_of(item))

    def _lay_out(self) -> None:
        bar = row(self._problem_bar, (14, 8, 14, 8))
        bar.addWidget(self._problem, 1)
        middle = column(None)
        middle.addWidget(self._problem_bar)
        middle.addWidget(self.first_stages)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.curve)
        page = row(self)
        page.addWidget(self.palette_panel)
        page.addLayout(middle, 1)
        page.addWidget(self.inspector)
        self.setTabOrder(self.palette_panel.search, self.palette_panel.list)
        self.setTabOrder(self.palette_panel.list, self.canvas)

    def _connect(self, hands: Hands) -> None:
        workspace = self.workspace
        ground = JourneyGround(self.look, self.palette_panel, self.canvas)
        self.commands = Commands(workspace, self.canvas, self.name_field, hands, self.several)
        self.dragging = Dragging(ground, self.ghost, lambda: workspace.state, self.commands.commit, self)
        hands.dragging, hands.commands = self.dragging, self.commands
        hands.grip = Grip(self.dragging)
        hands.menus = Menus(workspace, self.commands, self.several, self)
        hands.canvas, hands.palette = self.canvas, self.palette_panel
        hands.explain = self._explain
        board = self.canvas.board
        board.menu_wanted.connect(hands.on_background_menu)
        board.band.pressed.connect(hands.on_background)
        board.band.swept.connect(hands.on_band)
        board.band.ended.connect(self._on_band_ended)
        board.band.drift = ground.drift
        self.several.changed.connect(self._on_several)
        self.canvas.moved.connect(self._on_moved)
        self._invitation.propose_wanted.connect(self.propose)
        self._invitation.stage_wanted.connect(self.commands.add_stage)
        self.first_stages.name.clicked.connect(self._name_first_stage)
        self.first_stages.sort.clicked.connect(lambda: self.name_field.close_field())  # noqa: PLW0108 - without an argument
        self.first_stages.add.clicked.connect(self.commands.add_stage)

    def _explain(self, item: Item, column: str, at: QRect) -> None:
        """Say how a figure on a card comes about."""
        made = experience_figure if item.kind == "experience" else driver_figure
        offer(self.workspace, self.look, item, at, lambda known: made(known, item.id[1], column))

    def _on_moved(self) -> None:
        """Have the curve stand under the lanes."""
        left = self.canvas.mapTo(self, self.canvas.rect().topLeft()).x() - self.curve.x()
        self.curve.set_stages(tuple(centre + left for centre in self.canvas.centres()))
