"""Columns that are one question: the rows of a grid, the options of a question, a run of ratings that are named alike.

What the user decides for one of them (role, scale, a value that is no answer) can be decided for all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Column, Survey

GroupKind: TypeAlias = Literal["ratings", "choices", "other"]
"""ratings: a grid or a run of siblings on a scale; choices: the options of one question; other: whatever else."""
_MOST = 0.6


class Group(msgspec.Struct, frozen=True):
    """The heading that the columns share ('' where only their answers are alike), and the columns in file order."""

    name: str
    columns: tuple[ColumnKey, ...]
    kind: GroupKind


def groups(survey: Survey) -> tuple[Group, ...]:
    """Return all groups of two columns and more in the order of their first columns."""
    members: dict[str, list[Column]] = {}
    for column in survey.columns:
        members.setdefault(column.question.group_key or _run(column), []).append(column)
    members.pop("", None)
    shared = [(key, _together(columns)) for key, columns in members.items()]
    found = [_group(key, columns) for key, columns in shared if len(columns) > 1]
    place = {column.key: column.index for column in survey.columns}
    return tuple(sorted(found, key=lambda group: place[group.columns[0]]))


def group_of(survey: Survey, column: Column) -> Group | None:
    """Return the group that a column belongs to, None when it stands alone."""
    return next((group for group in groups(survey) if column.key in group.columns), None)


def _run(column: Column) -> str:
    """Return what columns without a common heading are put together by: rating_food, rating_room; 接客満足度."""
    scale = column.scale
    if scale.kind in RATINGS and column.role in {"driver", "overall_satisfaction"}:
        words = match_text(column.heading)
        for stem in ("満足度", "評価", "rating", "satisfaction"):
            if stem in words and words != stem:
                return f"\n{stem}|{scale.kind}|{scale.family}|{scale.low}|{scale.high}|{scale.reversed}"
    if scale.kind == "yes_no" and column.role == "experience":
        texts = {match_text(text) for text, n in zip(column.distinct.texts, column.distinct.counts, strict=True) if n}
        return "\nmarks|" + "|".join(sorted(texts - {""}))
    return ""


def _together(columns: list[Column]) -> list[Column]:
    """Return the longest piece of columns side by side for those that only their answers put together."""
    if columns[0].question.group_key:
        return columns
    runs: list[list[Column]] = []
    for column in columns:
        if runs and column.index == runs[-1][-1].index + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return max(runs, key=len)


def _group(key: str, columns: list[Column]) -> Group:
    kinds = Counter(
        "ratings" if one.scale.kind in RATINGS else "choices" if one.scale.kind == "yes_no" else "other"
        for one in columns
    )
    kind, n = kinds.most_common(1)[0]
    mostly: GroupKind = "other" if n < _MOST * len(columns) else "ratings" if kind == "ratings" else "choices"
    if kind == "other":
        mostly = "other"
    name = "" if key.startswith("\n") else columns[0].group
    return Group(name, tuple(one.key for one in columns), mostly)
