"""What reading a file did, found or has to ask: the lines of the panel "what was read" (INPUTS.md section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.reading import ColumnKey

State: TypeAlias = Literal["told", "done", "offered", "asked"]
"""told: a fact; done: a rule was applied and can be switched off; offered: one could be; asked: please check."""

MOST_CELLS = 5
SEEN = "seen:"
"""In `Reading.kept`, before the id of a question that is settled: somebody looked, and it is right as it is."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One line: a sentence, how many rows, cells or columns it is about, and where to look.

    `rule` names what `Reading.kept` switches off (state done) or `Reading.left_out` switches on (state offered),
    '' where there is nothing to switch. `left_out` says that the rows it counts are in no figure. `cells` are up
    to five addresses such as D15.
    """

    message: Message
    count: int = 0
    state: State = "told"
    rule: str = ""
    left_out: bool = False
    columns: tuple[ColumnKey, ...] = ()
    cells: tuple[str, ...] = ()


def address(row: int, column: int) -> str:
    """Return the address of a cell as Excel shows it; both counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0, as Excel shows them."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
