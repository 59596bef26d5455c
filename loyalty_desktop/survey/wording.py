"""What a code book says about one column: its question and what its codes mean (INPUTS.md I18, I19, I22)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from loyalty_desktop.survey.missing import Reason

Asked: TypeAlias = Literal["", "single", "multi", "rating", "text", "number"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words behind one column of codes; `name` is the column's heading in the data (Q1, Q2S1).

    `labels` are pairs of a raw code as plain text and its words, in the order of the code book; `missing` are
    codes that it declares to be no answers. `group` is the question that several columns share.
    """

    name: str
    text: str = ""
    group: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, Reason], ...] = ()
    asked: Asked = ""
