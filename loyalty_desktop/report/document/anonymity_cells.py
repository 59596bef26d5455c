"""Which counts of people have to be hidden so that nobody can work out a small one from what is left.

Counts stand in rows and columns whose sums are known. A small count is hidden; where the sum of its row or its
column would give it away, the next smallest is hidden too, until no hidden count has one possible value only. That is
judged as the strictest reader would: knowing every sum, and that every hidden count is at least 1 (zeros are no secret
and are hidden last, as a count of nobody tells of nobody).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Place: TypeAlias = tuple[int, int]
"""Row and column."""
_Node: TypeAlias = tuple[str, int]


class Hidden(msgspec.Struct, frozen=True):
    """The counts to be hidden, and the rows and columns whose sums must be hidden too as nothing else helps."""

    places: frozenset[Place]
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def hidden_counts(
    counts: Mapping[Place, int],
    least: int,
    *,
    free_rows: Iterable[int] = (),
    free_columns: Iterable[int] = (),
    also: Iterable[Place] = (),
) -> Hidden:
    """Return what has to be hidden of these counts: those of 1 to `least` − 1, those in `also`, and what protects them.

    The sums of all rows and columns are known, except those that are free.
    """
    known = _Counts(counts, least, frozenset(free_rows), frozenset(free_columns))
    known.hidden |= {place for place in also if place in counts}
    while known.protect():
        pass
    return Hidden(frozenset(known.hidden), known.lost_rows, known.lost_columns)


def hidden_by_class(
    counts: Mapping[Place, int], least: int, *, free_rows: Iterable[int] = (), also: Iterable[Place] = ()
) -> Hidden:
    """Return what has to be hidden where columns are classes, of which the score is known beside the sum of all.

    Whoever knows one of three classes works out the others by the score. So as soon as a class is one of few people,
    the sums of all classes are hidden: by one count of each at least.
    """
    sums: dict[int, int] = {}
    for (_row, column), count in counts.items():
        sums[column] = sums.get(column, 0) + count
    if not any(0 < one < least for one in sums.values()):
        return hidden_counts(counts, least, free_rows=free_rows, also=also)
    gone = {*also, *(place for place, count in counts.items() if 0 < count < least)}
    for column in sums.keys() - {column for _row, column in gone}:
        told = [place for place, count in counts.items() if place[1] == column and count]
        gone |= {min(told, key=lambda one: (counts[one], one))} if told else set()
    return hidden_counts(counts, least, free_rows=free_rows, free_columns=sums, also=gone)


def is_determined(
    counts: Mapping[Place, int],
    hidden: Iterable[Place],
    place: Place,
    *,
    free_rows: Iterable[int] = (),
    free_columns: Iterable[int] = (),
) -> bool:
    """Say whether a hidden count can be worked out from the others and the sums of rows and columns."""
    known = _Counts(counts, 0, frozenset(free_rows), frozenset(free_columns))
    known.hidden = set(hidden)
    return known.is_determined(place)


class _Counts:
    """Counts of which ever more are hidden."""

    def __init__(
        self, counts: Mapping[Place, int], least: int, free_rows: frozenset[int], free_columns: frozenset[int]
    ) -> None:
        self._counts, self._least = counts, least
        self._free = {("row", at) for at in free_rows} | {("column", at) for at in free_columns}
        self.hidden = {place for place, count in counts.items() if 0 < count < least}
        self.lost_rows, self.lost_columns = frozenset[int](), frozenset[int]()

    def protect(self) -> bool:
        """Hide one more count where that is needed; say whether something was done."""
        for line, places in self._lines():
            inside = [place for place in places if place in self.hidden]
            if inside and self._gives_away(inside):
                return self._hide_one(places, line)
        for place in sorted(self.hidden):
            if self._counts[place] and self.is_determined(place):
                row, column = _ends(place)
                beside = [one for one in self._counts if one[0] == place[0] or one[1] == place[1]]
                return self._hide_one(beside, row if row not in self._free else column)
        return False

    def is_determined(self, place: Place) -> bool:
        """Say whether only one value is possible: nothing can move it up or down and leave all sums as they are."""
        down = self._counts[place] > min(1, self._counts[place])
        return not self._can_move(place, 1) and not (down and self._can_move(place, -1))

    def _gives_away(self, inside: list[Place]) -> bool:
        """Say whether the sum of hidden counts tells too much: of one it is the count, a small one is about few."""
        total = sum(self._counts[place] for place in inside)
        return len(inside) < 2 or total < max(self._least, len(inside) + 1)

    def _hide_one(self, places: Iterable[Place], line: _Node) -> bool:
        """Hide the smallest of these counts that is shown, a zero last; without one, the sum of the line."""
        shown = [place for place in places if place not in self.hidden]
        if shown:
            self.hidden.add(min(shown, key=lambda one: (not self._counts[one], self._counts[one], one)))
            return True
        if line in self._free:
            return False
        self._free.add(line)
        kind, at = line  # the sum of this line has to go as well
        if kind == "row":
            self.lost_rows |= {at}
        else:
            self.lost_columns |= {at}
        return True

    def _lines(self) -> Iterator[tuple[_Node, list[Place]]]:
        lines: dict[_Node, list[Place]] = defaultdict(list)
        for place in sorted(self._counts):
            for end in _ends(place):
                if end not in self._free:
                    lines[end].append(place)
        yield from lines.items()

    def _can_move(self, place: Place, way: int) -> bool:
        """Say whether a hidden count can change by one while other hidden ones make up for it (METHOD: a cycle).

        What the column has too much goes to another count of it, whose row then has too little, and so on, until the
        row of the first count is reached, or a line whose sum nobody knows.
        """
        goal, start = _ends(place)
        goals = self._free if goal in self._free else {goal}
        by_line = self._by_line()
        seen = set(self._free) if start in self._free else {start}
        waiting = list(seen)
        while waiting:
            node = waiting.pop()
            if node in goals:
                return True
            for other in self._next(by_line.get(node, ()), node, place, way):
                if other not in seen:
                    fresh = self._free - seen if other in self._free else {other}
                    seen |= fresh
                    waiting += fresh
        return bool(seen & goals)

    def _by_line(self) -> dict[_Node, list[Place]]:
        found: dict[_Node, list[Place]] = defaultdict(list)
        for place in self.hidden:
            for end in _ends(place):
                found[end].append(place)
        return found

    def _next(self, places: Iterable[Place], node: _Node, start: Place, way: int) -> Iterator[_Node]:
        """Yield the lines that are reached through the hidden counts of a line that can change as they must."""
        is_column = node[0] == "column"
        change = -way if is_column else way
        for place in places:
            count = self._counts[place]
            if place != start and (change > 0 or count > min(1, count)):
                yield _ends(place)[0 if is_column else 1]


def _ends(place: Place) -> tuple[_Node, _Node]:
    return ("row", place[0]), ("column", place[1])
