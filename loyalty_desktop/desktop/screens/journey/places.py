"""What can be dragged on the journey map, and where it can land; plain values, compared while the pointer moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column

LoadKind: TypeAlias = Literal["column", "option", "stage", "driver", "overall", "experience"]
PlaceKind: TypeAlias = Literal[
    "stage", "new_stage", "experience_of", "loose", "overall", "order", "driver_column", "experience_column", "out"
]
Nature: TypeAlias = Literal["stage", "driver", "experience", "nothing"]
"""What a load is, or becomes when it is dropped: that decides where it may land."""

PARTS: frozenset[LoadKind] = frozenset({"stage", "driver", "overall", "experience"})
HAPPENINGS = frozenset({"yes_no", "multi", "category"})


@dataclass(frozen=True, slots=True)
class Load:
    """What is dragged: a part of the journey by its id, or a column of the file, or one option of it.

    `rest` is what was chosen together with it and goes along.
    """

    kind: LoadKind
    id: str = ""
    column: ColumnKey | None = None
    option: str | None = None
    rest: tuple[Load, ...] = ()

    @property
    def all(self) -> tuple[Load, ...]:
        """What is held, and what goes along, one by one."""
        return (replace(self, rest=()), *self.rest) if self.rest else (self,)

    @property
    def fills_gaps(self) -> bool:
        """Whether it can become the column of something that was only drawn: one column can, nothing else."""
        return not self.is_part and not self.rest

    @property
    def is_part(self) -> bool:
        """Whether it is in the journey already."""
        return self.kind in PARTS


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lands: `id` is the stage, driver or experience there, `at` counts what stands before it."""

    kind: PlaceKind
    id: str = ""
    at: int | None = None


def nature_of(load: Load, state: State) -> Nature:
    """Return what a load becomes on the map: ratings become drivers, things that happened experiences.

    Of several the one that is held decides, or, if it can become nothing, the first that can become something.
    """
    if load.rest:
        natures = (nature_of(one, state) for one in load.all)
        return next((nature for nature in natures if nature != "nothing"), "nothing")
    if load.kind == "stage":
        return "stage"
    if load.kind in ("driver", "overall"):
        return "driver"
    if load.kind in ("experience", "option"):
        return "experience"
    column = column_of(load, state)
    return "nothing" if column is None else column_nature(column)


def column_nature(column: Column) -> Nature:
    """Return what a column becomes on the map; the role the user gave it comes before its answers."""
    if column.correction.role == "experience":
        return "experience"
    if column.scale.kind in RATINGS:
        return "driver"
    return "experience" if column.scale.kind in HAPPENINGS else "nothing"


def column_of(load: Load, state: State) -> Column | None:
    """Return the column that is dragged."""
    if load.column is None or state.survey is None:
        return None
    return state.survey.column(load.column)
