"""What the answers of a column mean: kind of scale, a code for each distinct answer, why others have none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.missing import Reason

Kind: TypeAlias = Literal[
    "zero_to_ten",
    "points",
    "words",
    "numbered",
    "yes_no",
    "multi",
    "bands",
    "money",
    "number",
    "date",
    "id",
    "category",
    "text",
    "empty",
]
RATINGS: frozenset[Kind] = frozenset({"zero_to_ten", "points", "words", "numbered"})


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One answer of a question with several answers: its text and which distinct cells hold it."""

    text: str
    members: npt.NDArray[np.bool_]
    count: int
    written: tuple[str, ...] = ()
    """The texts in the cells that the user called by this name; () where the option is called as it is written."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Scale:
    """How a column is read; every array and tuple runs over the distinct raw values of the column.

    `codes` are the numbers that figures are made of (a larger code is better; NaN where the value has no
    number); `reasons` says why a value is no answer, None for an answer. `low` and `high` are the ends of a
    rating scale, `points` its number of steps. `family` names the words of a verbal scale.
    """

    kind: Kind
    codes: npt.NDArray[np.float64]
    reasons: tuple[Reason | None, ...]
    low: int | None = None
    high: int | None = None
    reversed: bool = False
    family: str = ""
    options: tuple[Option, ...] = ()
    unsure: bool = False
    """The number of points or the meaning of some codes cannot be told from the answers alone."""
    separator: str = ""
    """What parts several answers in one cell; '' where each cell is one answer."""
    rejoined: tuple[str, ...] = ()
    """Options that hold the separator, as their parts never come apart: nobody can be sure of that."""
    own_words: int = 0
    """How many parts of cells are nobody else's, and so no options."""

    def __post_init__(self) -> None:
        self.codes.flags.writeable = False

    @property
    def points(self) -> int | None:
        """Number of steps of a rating scale, None for anything else."""
        return None if self.low is None or self.high is None else self.high - self.low + 1

    @property
    def valid(self) -> npt.NDArray[np.bool_]:
        """Which distinct values are answers."""
        return valid_of(self.reasons)


def valid_of(reasons: tuple[Reason | None, ...]) -> npt.NDArray[np.bool_]:
    """Return which values are answers, given why the others are none."""
    if reasons.count(None) == len(reasons):
        return np.ones(len(reasons), dtype=bool)
    left_out: npt.NDArray[np.bool_] = np.array(reasons, dtype=object).astype(bool)
    return ~left_out
