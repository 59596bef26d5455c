"""What somebody changes about the chosen columns: one step each, that says to how many columns it applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.data import edits
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import message
from loyalty_desktop.report.column_detail import alike_columns
from loyalty_desktop.report.columns import ColumnHead, doubtful
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.messages import Argument
    from loyalty_desktop.survey.reading import ColumnKey, Reading, Role
    from loyalty_desktop.survey.survey import Column


class Correcting:
    """Corrects the columns that are chosen together; the first of them is the one that is shown."""

    def __init__(
        self,
        workspace: Workspace,
        together: tuple[Column, ...],
        heads: Sequence[ColumnHead],
    ) -> None:
        self._workspace = workspace
        self._together = together
        self._heads = heads

    def set_role(self, keys: Sequence[ColumnKey], role: Role) -> None:
        """Give these columns a role."""
        step = message("step_role", column=self._name(keys[0]))
        if len(keys) > 1:
            step = message("step_roles", count=len(keys))
        self._workspace.edit_reading(step, lambda reading: corrections.set_role(reading, keys, role))

    def confirm(self, keys: Sequence[ColumnKey]) -> None:
        """Confirm the roles of these columns, as far as they are in doubt."""
        in_doubt = doubtful(self._heads, keys)
        if not in_doubt:
            return
        step = message("step_confirm", column=in_doubt[0].name)
        if len(in_doubt) > 1:
            step = message("step_confirms", count=len(in_doubt))
        self._workspace.edit_reading(step, lambda reading: edits.confirmed(reading, in_doubt))

    def set_code(self, value: str, code: int) -> bool:
        """Give an answer a code, in every chosen column that has it on a scale with such a code; say whether it may."""
        columns = self._together
        if not columns or not edits.occurs(columns[0], value):  # another column was chosen while the code was typed
            return True
        low, high = columns[0].scale.low, columns[0].scale.high
        if low is not None and high is not None and not low <= code <= high:
            self._workspace.notices.say(message("code_outside_scale", code=code, low=low, high=high), "error")
            return False

        def fits(column: Column) -> bool:
            scale = column.scale
            inside = scale.low is not None and scale.high is not None and scale.low <= code <= scale.high
            return inside and scale.kind in RATINGS and edits.occurs(column, value)

        self._edit("step_codes", lambda reading, one: edits.with_code(reading, one, value, code), fits)
        return True

    def leave_out(self, value: str, reason: str) -> None:
        """Let an answer be none, in every chosen column that has it."""
        columns = self._together
        if not columns:
            return
        if not edits.occurs(columns[0], value):
            told = message("value_not_in_column", value=value, column=self._name(columns[0].key))
            self._workspace.notices.say(told, "error")
            return
        why: Reason = REASONS[REASONS.index(reason)]
        self._edit(
            "step_missing",
            lambda reading, one: corrections.mark_missing(reading, [one.key], value, why),
            lambda one: edits.occurs(one, value),
            value=value,
        )

    def count(self, value: str) -> None:
        """Let what was left out be an answer again."""
        self._edit(
            "step_answer",
            lambda reading, one: edits.counted_again(reading, one, value),
            lambda one: edits.occurs(one, value),
            value=value,
        )

    def set_yes(self, value: str, is_yes: bool) -> None:
        """Say whether an answer means yes, in every chosen column that is answered by yes or no."""
        self._edit(
            "step_yes",
            lambda reading, one: edits.with_yes(reading, one, value, is_yes),
            lambda one: one.scale.kind == "yes_no" and edits.occurs(one, value),
        )

    def reverse(self, is_reversed: bool) -> None:
        """Turn the scales of all chosen ratings the same way round."""
        self._edit(
            "step_reverse",
            lambda reading, one: edits.turned(reading, one, is_reversed),
            lambda one: one.scale.kind in RATINGS,
        )

    def clear(self) -> None:
        """Read the chosen columns as proposed."""
        self._edit("step_clear", lambda reading, one: corrections.clear(reading, [one.key]), lambda _one: True)

    def read_alike(self) -> None:
        """Read the answers of all columns of the same scale as those of the column shown."""
        columns = self._together
        survey = self._workspace.state.survey
        if columns and survey is not None:
            alike = alike_columns(survey, columns[0])
            step = message("step_same_scale", count=len(alike) + 1)
            self._workspace.edit_reading(step, lambda reading: edits.read_alike(reading, columns[0], alike))

    def _edit(
        self,
        step: str,
        change: Callable[[Reading, Column], Reading],
        fits: Callable[[Column], bool],
        **args: Argument,
    ) -> None:
        """Correct the column shown, and those chosen with it that the change fits."""
        chosen, survey = self._together, self._workspace.state.survey
        if not chosen or survey is None:
            return
        columns = (chosen[0], *(one for one in chosen[1:] if fits(one)))
        reading = self._workspace.reading
        try:
            for column in columns:
                reading = change(reading, column)
            reading = edits.with_roles_kept(reading, columns, survey)
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            return
        said = message(step, column=self._name(columns[0].key), **args)
        if len(columns) > 1:
            said = message(f"{step}_several", count=len(columns), **args)
        self._workspace.edit_reading(said, lambda _reading: reading)

    def _name(self, key: ColumnKey) -> str:
        return next((head.name for head in self._heads if head.key == key), key.heading)
