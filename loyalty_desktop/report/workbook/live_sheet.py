"""A sheet of formulas with what each of them gives: texts, numbers and formulas that refer to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

Result: TypeAlias = "float | str"
"""What a formula gives; '' where a base is too small."""
Look: TypeAlias = Literal[
    "plain", "title", "heading", "count", "effective", "score", "share", "p", "number", "code", "choice"
]


class Worked(NamedTuple):
    """A cell with a formula (without the equals sign), and what it gives while nothing is filtered."""

    formula: str
    result: Result


class Ref(NamedTuple):
    """A cell that was written: where it is on its sheet, how other sheets name it, what is in it."""

    here: str
    there: str
    result: Result

    @property
    def number(self) -> float | None:
        """Its result where it is a number."""
        return None if isinstance(self.result, str) else self.result


@dataclass(eq=False)
class Sheet:
    """What is written into one sheet, cell by cell; `row` is the next free one."""

    title: str
    row: int = 1
    cells: dict[tuple[int, int], tuple[str | float | Worked, Look]] = field(default_factory=dict)

    def put(self, column: int, content: str | float | Worked, look: Look = "plain") -> Ref:
        """Write into a column of the current row."""
        self.cells[self.row, column] = (content, look)
        letter = get_column_letter(column)
        result = content.result if isinstance(content, Worked) else content
        return Ref(f"${letter}{self.row}", f"'{self.title}'!${letter}${self.row}", result)

    def line(self, texts: Sequence[str], look: Look = "plain") -> None:
        """Write a row of texts and go on to the next."""
        for at, text in enumerate(texts, 1):
            self.put(at, text, look)
        self.row += 1

    @property
    def results(self) -> dict[str, Result]:
        """What each formula gives, by the name of its cell."""
        return {
            f"{get_column_letter(column)}{row}": content.result
            for (row, column), (content, _look) in self.cells.items()
            if isinstance(content, Worked)
        }
