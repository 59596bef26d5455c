"""What can be done to the options of cells with several answers: one value for each edit, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.journey import option_corrections

if TYPE_CHECKING:
    from loyalty_desktop.messages import Argument
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.survey import Column

Deed: TypeAlias = Literal["call", "join", "part", "split", "proposed"]
"""call: give options one name; join: parts side by side are one; part: one is several; split: cells elsewhere."""


class OptionEdit(msgspec.Struct, frozen=True):
    """One edit: which options it is about (parts, for `join`), their new name, or the sign that cells are split at."""

    deed: Deed
    options: tuple[str, ...] = ()
    name: str = ""
    separator: str | None = None

    def apply(self, reading: Reading, column: Column) -> Reading:
        """Return the reading in which this is so for one column."""
        if self.deed == "call":
            return option_corrections.call_options(reading, column, self.options, self.name)
        if self.deed == "join":
            return option_corrections.join_parts(reading, column, self.options)
        if self.deed == "part":
            return option_corrections.part_option(reading, column, self.options[0])
        if self.deed == "split":
            return option_corrections.split_cells(reading, column, self.separator)
        return option_corrections.as_proposed(reading, column)

    @property
    def step(self) -> tuple[str, dict[str, Argument]]:
        """The id of the step's sentence and what it tells beside the column."""
        if self.deed == "call" and len(self.options) == 1:
            return "step_option_name", {"option": self.options[0], "name": self.name}
        if self.deed == "call":
            return "step_option_merge", {"options": len(self.options), "name": self.name}
        if self.deed == "join":
            return "step_option_join", {"name": ", ".join(self.options)}
        if self.deed == "part":
            return "step_option_part", {"option": self.options[0]}
        return ("step_option_split" if self.deed == "split" else "step_option_proposed"), {}
