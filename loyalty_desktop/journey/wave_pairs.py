"""Which columns and answers of the open survey and of another wave are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.journey.wave_settings import Renamed, Reworded
    from loyalty_desktop.survey.reading import ColumnKey


@dataclass(frozen=True, slots=True, eq=False)
class ColumnPairs:
    """Columns here (the open survey) and there (the wave): `there` has all that are the same question."""

    there: Mapping[ColumnKey, ColumnKey]
    renamed: tuple[Renamed, ...]
    """Those of them that are called otherwise."""
    proposed: tuple[Renamed, ...]
    refused: tuple[Renamed, ...]
    new: tuple[ColumnKey, ...]
    gone: tuple[ColumnKey, ...]
    reworded: tuple[Reworded, ...] = ()
    """Answers that somebody said are the same in other words."""
    not_reworded: tuple[Reworded, ...] = ()
