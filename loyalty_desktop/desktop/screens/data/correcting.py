"""What somebody changes about the chosen columns: one step each, that says to how many columns it applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.data import edits
from loyalty_desktop.desktop.screens.data.option_edits import OptionEdit
from loyalty_desktop.desktop.screens.data.value_option_question import MergeMenu
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import message
from loyalty_desktop.report.column_detail import alike_columns
from loyalty_desktop.report.columns import ColumnHead, doubtful
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.midpoints import adds_up
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.normal import plain
from loyalty_desktop.survey.option_names import RARE_ONES
from loyalty_desktop.survey.option_parts import side_by_side
from loyalty_desktop.survey.own_labels import takes_labels
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

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
        """Give these columns a role; nothing is done where all have it already and nobody doubts it."""
        if all(head.role == role and head.trust == "sure" for head in self._heads if head.key in keys):
            return
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

    def set_label(self, value: str, label: str) -> None:
        """Give a code a label, in every chosen column that has the code and takes labels."""
        survey = self._workspace.state.survey
        if survey is None or not self._together or not edits.occurs(self._together[0], value):
            return
        columns = self._those(lambda one: takes_labels(one) and edits.occurs(one, value))
        self._take(
            "step_label",
            columns,
            lambda reading: edits.with_label(reading, columns, value, label, survey),
            value=value,
            label=label,
        )

    def set_amount(self, value: str, text: str) -> None:
        """Let a range count for a number, in every chosen column that has it."""
        amount = number_of(plain(text))
        if amount is None:
            self._workspace.notices.say(message("amount_unclear", text=text), "error")
            return
        if self._together and edits.occurs(self._together[0], value):
            self._edit(
                "step_amount",
                lambda reading, one: corrections.set_amount(reading, one, value, amount),
                lambda one: adds_up(one) and edits.occurs(one, value),
                value=value,
                amount=number_text(amount),
            )

    def use_amounts(self, *, used: bool) -> None:
        """Let each range of the chosen columns count for its middle, or for no number at all."""
        if used:
            self._edit("step_amounts", corrections.use_midpoints, adds_up)
        else:
            self._edit(
                "step_amounts_none", lambda reading, one: corrections.set_amounts(reading, [one.key], None), adds_up
            )

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

    def options(self, edit: OptionEdit) -> None:
        """Correct the options of cells with several answers, in every chosen column that has them."""
        names = set(edit.options) - {RARE_ONES} if edit.deed in {"call", "part"} else set()

        def fits(column: Column) -> bool:
            held = {option.text for option in column.scale.options}
            if edit.deed == "join" and column.scale.separator.join(edit.options) not in held:
                return side_by_side(column, edit.options)[1] > 0
            return names <= held and (column.scale.kind == "multi" or edit.deed == "split")

        step, args = edit.step
        # what splits cells elsewhere makes another question of a column: its role is guessed anew
        self._edit(step, edit.apply, fits, keep_roles=edit.deed not in {"split", "proposed"}, **args)

    def merge_options(self, texts: tuple[str, ...], name: str, parent: QWidget) -> MergeMenu | None:
        """Make options one; where they are written side by side, return the menu that asks which is meant."""
        if not self._together:
            return None
        column = self._together[0]
        parts, count = side_by_side(column, texts)
        if count:
            return MergeMenu(parts, column.scale.separator.join(parts), count, texts, name, parent)
        self.options(OptionEdit("call", texts, name))
        return None

    def _edit(
        self,
        step: str,
        change: Callable[[Reading, Column], Reading],
        fits: Callable[[Column], bool],
        *,
        keep_roles: bool = True,
        **args: Argument,
    ) -> None:
        """Correct the column shown, and those chosen with it that the change fits."""
        survey = self._workspace.state.survey
        if not self._together or survey is None:
            return
        columns = self._those(fits)

        def changed(reading: Reading) -> Reading:
            for column in columns:
                reading = change(reading, column)
            return edits.with_roles_kept(reading, columns, survey) if keep_roles else reading

        self._take(step, columns, changed, **args)

    def _those(self, fits: Callable[[Column], bool]) -> tuple[Column, ...]:
        """Return the column shown, and those chosen with it that a change fits."""
        return (self._together[0], *(one for one in self._together[1:] if fits(one)))

    def _take(
        self, step: str, columns: tuple[Column, ...], change: Callable[[Reading], Reading], **args: Argument
    ) -> None:
        """Read the survey otherwise, as one step that says to how many columns it applied."""
        try:
            reading = change(self._workspace.reading)
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            return
        said = message(step, column=self._name(columns[0].key), **args)
        if len(columns) > 1:
            said = message(f"{step}_several", count=len(columns), **args)
        self._workspace.edit_reading(said, lambda _reading: reading)

    def _name(self, key: ColumnKey) -> str:
        return next((head.name for head in self._heads if head.key == key), key.heading)
