"""What people decide about the waves of the open project: each edit is one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.drift_results import ScaleChanged
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_settings import Renamed, Reworded, WaveColumn
    from loyalty_desktop.survey.reading import ColumnKey


class WaveEdits:
    """Names, order, what is compared with what, which questions and answers are the same; each says if it was done."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rename(self, index: int, name: str) -> bool:
        """Call a wave otherwise."""
        return self._edit(message("step_wave_renamed", name=name), lambda one: edit_waves.rename_wave(one, index, name))

    def move(self, index: int, place: int) -> bool:
        """Put a wave at another place in the order of time, from 0."""
        return self._edit(self._step("step_wave_moved", index), lambda one: edit_waves.move_wave(one, index, place))

    def remove(self, index: int) -> bool:
        """Take a wave out of the project; its file is left alone."""
        return self._edit(self._step("step_wave_removed", index), lambda one: edit_waves.remove_wave(one, index))

    def compare_with(self, name: str) -> bool:
        """Compare all waves with the one of this name; with '' each with the one before."""
        step = message("step_wave_baseline", name=name) if name else message("step_wave_previous")
        return self._edit(step, lambda one: edit_waves.compare_with(one, name))

    def part_by(self, column: WaveColumn | None) -> bool:
        """Part the open survey into waves by a column, or no longer."""
        step = message("step_wave_whole")
        if column is not None:
            step = message("step_wave_parted", column=column.column.heading)
        return self._edit(step, lambda one: edit_waves.part_by(one, column))

    def confirm(self, index: int, pair: Renamed) -> bool:
        """Say that two columns are the same question under two headings."""
        step = message("step_wave_same", here=pair.here.heading, there=pair.there.heading)
        return self._edit(step, lambda one: edit_waves.confirm_rename(one, index, pair))

    def refuse(self, index: int, pair: Renamed) -> bool:
        """Say that they are not."""
        step = message("step_wave_other", here=pair.here.heading, there=pair.there.heading)
        return self._edit(step, lambda one: edit_waves.refuse_rename(one, index, pair))

    def take_scale(self, index: int, scale: ScaleChanged) -> bool:
        """Read a column of a wave on the scale of the open survey, whose ends nobody chose there."""
        if scale.ends is None:
            return False
        low, high = scale.ends
        name = names_of(self._project)[index]
        step = message("step_wave_scale", column=scale.there.heading, wave=name, scale=f"{low}–{high}")
        return self._edit(step, lambda one: edit_waves.take_scale(one, index, scale.there, low, high))

    def join_by(self, key: ColumnKey | None, index: int, other: ColumnKey | None) -> bool:
        """Say which columns tell who answered in both waves: here, and in the wave that is source number `index`."""
        return self._edit(message("step_wave_people"), lambda one: edit_waves.join_by(one, key, index, other))

    def same_answer(self, index: int, pair: Reworded) -> bool:
        """Say that two answers to choose from are the same in other words."""
        step = message("step_wave_same_answer", here=pair.here, there=pair.there)
        return self._edit(step, lambda one: edit_waves.same_answer(one, index, pair))

    def other_answer(self, index: int, pair: Reworded) -> bool:
        """Say that they are not."""
        step = message("step_wave_other_answer", here=pair.here, there=pair.there)
        return self._edit(step, lambda one: edit_waves.other_answer(one, index, pair))

    @property
    def _project(self) -> Project:
        return self._workspace.state.project

    def _edit(self, step: Message, change: Callable[[Project], Project]) -> bool:
        try:
            new = change(self._project)
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            return False
        return self._workspace.edit(step, new)

    def _step(self, id_: str, index: int) -> Message:
        names = names_of(self._project)
        return message(id_, name=names[index] if 0 <= index < len(names) else "?")
