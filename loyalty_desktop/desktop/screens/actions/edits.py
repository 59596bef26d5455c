"""What somebody does to actions, each as one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.planning import plan_several, wave_shown
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import edit_actions as edit
from loyalty_desktop.journey.actions import Action, ActionState
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.messages import Message


class ActionEdits(QObject):
    """Edits the actions of the project that is open."""

    refused = Signal()
    """Something that was typed cannot be: the screen is to show again what is."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace

    def take(self, items: Sequence[str]) -> str | None:
        """Make drivers or experiences actions; return the id of the first."""
        return plan_several(self._workspace, items)

    def add(self, name: str) -> str | None:
        """Add an action that nothing measures; return its id."""
        action = Action("", name, planned=wave_shown(self._workspace))
        id_ = edit.new_action_id(self._workspace.state.project, action)
        done = self._edit(message("step_add_action", name=name), lambda project: edit.add_action(project, action))
        return id_ if done else None

    def rename(self, id_: str, name: str) -> None:
        """Give an action another name."""
        self._edit(self._step("step_rename_action", id_), lambda project: edit.rename_action(project, id_, name))

    def set_target(self, id_: str, share: float, stepped: bool) -> None:
        """Set a target share; keys that follow one another are one step together."""
        run = f"action target {id_}" if stepped else ""
        step = self._step("step_action_target", id_)
        self._edit(step, lambda project: edit.set_action_target(project, id_, share), run)

    def tick(self, ids: Sequence[str], *, ticked: bool) -> None:
        """Count actions in the estimate, or not."""
        if ids:
            step = self._step_of("step_tick_action", ids)
            self._edit(step, lambda project: edit.tick_actions(project, ids, ticked=ticked))

    def set_state(
        self, ids: Sequence[str], state: ActionState, today: str, unknown: Collection[str] = frozenset()
    ) -> None:
        """Put actions in another state, done `today`; of those in `unknown` the day is left to be said."""

        def change(project: Project) -> Project:
            for id_ in ids:
                project = edit.set_action_states(project, (id_,), state, "" if id_ in unknown else today)
            return project

        if ids:
            self._edit(self._step_of("step_action_state", ids), change)

    def set_owner(self, id_: str, owner: str) -> None:
        """Name who is in charge."""
        self._edit(self._step("step_action_owner", id_), lambda project: edit.set_action_owner(project, id_, owner))

    def set_due(self, id_: str, day: str) -> None:
        """Set by when it is to be done."""
        self._edit(self._step("step_action_due", id_), lambda project: edit.set_action_days(project, id_, due=day))

    def set_done(self, id_: str, day: str) -> None:
        """Set when it was done."""
        self._edit(self._step("step_action_done", id_), lambda project: edit.set_action_days(project, id_, done=day))

    def set_note(self, id_: str, note: str) -> None:
        """Write a note."""
        self._edit(self._step("step_action_note", id_), lambda project: edit.set_action_note(project, id_, note))

    def remove(self, ids: Sequence[str]) -> None:
        """Take actions away."""
        if ids:
            step = self._step_of("step_remove_action", ids)
            self._edit(step, lambda project: edit.remove_actions(project, ids))

    def _step(self, step: str, id_: str) -> Message:
        names = {one.id: one.name for one in self._workspace.state.project.actions}
        return message(step, name=names.get(id_, ""))

    def _step_of(self, step: str, ids: Sequence[str]) -> Message:
        return self._step(step, ids[0]) if len(ids) == 1 else message(f"{step}s", count=len(ids))

    def _edit(self, step: Message, change: Callable[[Project], Project], run: str = "") -> bool:
        try:
            project = change(self._workspace.state.project)
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            self.refused.emit()
            return False
        return self._workspace.edit(step, project, run=run)
