"""In which order answers without known steps probably count, from the worst to the best: a proposal, to be confirmed.

The order of a code book comes first. Else the respondents tell: who is content with other things gives the better
answers here, and the answers to questions of one set that are given together stand next to each other (the first
axis of a correspondence analysis). Nothing is counted before somebody has said that the order is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.contentment import RATED, contentment, some_rows
from loyalty_desktop.survey.guess import LIKELY
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column

_Floats = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]
_ENOUGH = 30
_LEAST_AXIS, _LEAST_SHARE = 0.15, 0.02
"""Below so weak an axis, or so small a share of what others rate explained, order is chance."""
_PAIR = 2


def proposed_steps(asked: Sequence[Column], columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the answers of columns that share them, each once, from the probably worst to the best."""
    texts = _texts(asked)
    if len(texts) < _PAIR:
        return tuple(texts.values())
    place = {key: at for at, key in enumerate(texts)}
    listed = _listed(asked, place)
    if listed is not None:
        return tuple(list(texts.values())[at] for at in listed)
    rows = some_rows(asked[0].raw)
    given = [_given(column, place, rows) for column in asked]
    means = _means(given, _content(columns, asked, rows), len(place))
    grades = _grades(tuple(texts.values()))
    order = _axis(given, len(place)) if len(asked) > 1 else None
    if order is None:
        order = means if means is not None else grades if grades is not None else np.arange(len(place), dtype=float)
    else:
        known = means if means is not None else grades if grades is not None else _often(given, order)
        order = -order if float(np.dot(order - order.mean(), known - known.mean())) < 0 else order
    return tuple(list(texts.values())[at] for at in np.argsort(order, kind="stable").tolist())


def _texts(asked: Sequence[Column]) -> dict[str, str]:
    """Return the answers by the form in which they are compared, in the order of their first appearance."""
    found: dict[str, str] = {}
    for column in asked:
        distinct, reasons = column.distinct, column.scale.reasons
        for at in distinct.present():
            if reasons[at] is None:
                found.setdefault(distinct.keys[at], distinct.texts[at])
    return found


def _listed(asked: Sequence[Column], place: dict[str, int]) -> list[int] | None:
    """Return the order in which a code book lists the answers, None without one."""
    for column in asked:
        steps = dict.fromkeys(place[key] for key in map(match_text, column.distinct.steps) if key in place)
        if len(steps) == len(place):
            return list(steps)
    return None


def _given(column: Column, place: dict[str, int], rows: _Places) -> _Places:
    """Return which answer each row gives, -1 for none."""
    reasons = column.scale.reasons
    table = [place.get(key, -1) if reasons[at] is None else -1 for at, key in enumerate(column.distinct.keys)]
    return np.array(table, dtype=np.int64)[column.raw.codes[rows]]


def _content(columns: Sequence[Column], asked: Sequence[Column], rows: _Places) -> _Floats | None:
    """Return how content each row is by the other ratings of the file; by the loyalty answers where there is none."""
    keys = {column.key for column in asked}
    known = [
        column
        for column in columns
        if column.scale.kind in RATINGS and column.key not in keys
        if column.correction.role is not None or column.guess.confidence >= LIKELY
    ]
    rated = [one for one in known if one.role in RATED] or [one for one in known if one.role == "loyalty"]
    return contentment([(one.scale, one.raw) for one in rated], rows)


def _means(given: Sequence[_Places], content: _Floats | None, size: int) -> _Floats | None:
    """Return how content those are who gave each answer; None where it makes next to no difference."""
    if content is None:
        return None
    places = np.concatenate(given)
    values = np.tile(content, len(given))
    known = (places >= 0) & np.isfinite(values)
    places, values = places[known], values[known]
    counts = np.bincount(places, minlength=size)
    if len(values) < _ENOUGH or not counts.all():
        return None
    means = np.bincount(places, weights=values, minlength=size) / counts
    whole = float(((values - values.mean()) ** 2).sum())
    between = float((counts * (means - values.mean()) ** 2).sum())
    return means if whole > 0 and between >= _LEAST_SHARE * whole else None


def _often(given: Sequence[_Places], order: _Floats) -> _Floats:
    """Return the order turned so that more answers stand on its good side: most people are rather content."""
    counts = np.bincount(np.concatenate(given)[np.concatenate(given) >= 0], minlength=len(order))
    ranks = np.argsort(np.argsort(order)).astype(float)
    return ranks if float(np.dot(counts, ranks - ranks.mean())) >= 0 else -ranks


def _axis(given: Sequence[_Places], size: int) -> _Floats | None:
    """Return where the answers stand on the first axis of who gives which together; None where there is none."""
    table = np.zeros((size, size))
    for at, one in enumerate(given):
        for other in given[at + 1 :]:
            both = (one >= 0) & (other >= 0)
            np.add.at(table, (one[both], other[both]), 1.0)
    table += table.T
    total = float(table.sum())
    if total < _PAIR * _ENOUGH or not table.any(axis=1).all():
        return None
    shares = table.sum(axis=1) / total
    root = np.sqrt(np.outer(shares, shares))
    values, axes = np.linalg.eigh((table / total - np.outer(shares, shares)) / root)
    first = int(np.argmax(values))
    return axes[:, first] / np.sqrt(shares) if values[first] >= _LEAST_AXIS else None


def _grades(texts: tuple[str, ...]) -> _Floats | None:
    """Return how good the words say that each answer is, the middle for those that are not known."""
    found = [label.grade if (label := label_of(text)) is not None else 0 for text in texts]
    return np.array(found, dtype=float) if any(found) else None
