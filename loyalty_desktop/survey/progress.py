"""How far understanding a survey is, told to whoever listens; nobody has to hand the listener down.

A step says which share of its own work is done; `part` says which part of the whole that work is.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.survey.patience import go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class _Span(NamedTuple):
    """Who listens, and where on the way from 0 to 1 the work in hand begins and ends."""

    report: Callable[[float], None]
    start: float = 0.0
    end: float = 1.0


_span: ContextVar[_Span | None] = ContextVar("span", default=None)


@contextmanager
def heard(report: Callable[[float], None]) -> Iterator[None]:
    """Have `done` tell `report` how far the work is, from 0 to 1, whenever that is further than before."""
    furthest = -1.0

    def rising(share: float) -> None:
        nonlocal furthest
        if share > furthest:
            furthest = share
            report(share)

    token = _span.set(_Span(rising))
    try:
        yield
    finally:
        _span.reset(token)


@contextmanager
def part(start: float, end: float) -> Iterator[None]:
    """Have what is done here count for this part of the work in hand, if it is still wanted; then that part is done."""
    go_on()
    span = _span.get()
    if span is None:
        yield
        return
    length = span.end - span.start
    token = _span.set(span._replace(start=span.start + start * length, end=span.start + end * length))
    try:
        yield
        done(1.0)
    finally:
        _span.reset(token)


def done(share: float) -> None:
    """Say which share of the work in hand is done."""
    span = _span.get()
    if span is not None:
        span.report(span.start + share * (span.end - span.start))


def shares(weights: Sequence[float]) -> list[tuple[float, float]]:
    """Return where the parts of the work in hand begin and end, each as large as its weight."""
    ends = [*accumulate(weights, initial=0.0)]
    total = ends[-1] or 1.0
    return [(start / total, end / total) for start, end in pairwise(ends)]
