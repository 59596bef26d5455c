"""Whether the cells of a column hold several answers each, and what separates them (INPUTS.md I05, I08, I14, I17).

Who leaves out some rows, or calls an answer missing, waits for no new search: where no separator was plausible, it is
known how many answers can be gone before one could be.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.cells import is_points
from loyalty_desktop.survey.piecewise import pieces
from loyalty_desktop.survey.progress import part
from loyalty_desktop.survey.separators import (
    MIDDLE_DOTS,
    SEPARATORS,
    Split,
    closes,
    is_weak,
    parts_of,
    tokens_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

_MANY = 4000
_ALWAYS = sys.maxsize
_COMMONEST, _FEWEST_CELLS = 30, 3
_AT_ONCE = 2_000
_LOOK_EVERY, _ROOM = 4, 0.1
"""So seldom the answers so far are counted; refused early, so many may be gone before all has to be done again."""
_FEW = 50
_FEWEST_WAYS, _OWN_WORDS = 3, 2
_LISTING = frozenset({"、", ",", "，"})
_MOST_OFFERED, _LONGEST_OFFERED, _TIMES_OFFERED = 20, 40, 5


class _Implausible(NamedTuple):
    """A separator parts no answers, and would part none if up to `slack` answers were gone, whichever these are."""

    slack: int


class _Plausible(NamedTuple):
    """A separator parts answers: how many of them are among the commonest ones."""

    score: float
    split: Split


@dataclass(frozen=True, eq=False)
class Refusal:
    """No separator parts the cells of a column that are given so often; see `_Implausible`."""

    counts: npt.NDArray[np.int64]
    slack: Mapping[str, int]

    def holds(self, texts: Sequence[str], counts: npt.NDArray[np.int64]) -> bool:
        """Say whether it is certain that none parts the same cells when they are given less often."""
        gone = self.counts - counts
        if gone.min(initial=0) < 0:
            return False
        total = int(gone.sum())
        if total > min(self.slack.values(), default=_ALWAYS):
            return False
        places = np.flatnonzero(gone)
        missing = [(texts[at], n) for at, n in zip(places.tolist(), gone[places].tolist(), strict=True)]
        return all(
            slack == _ALWAYS or sum(n * max(1, len(parts_of(text, separator))) for text, n in missing) <= slack
            for separator, slack in self.slack.items()
        )


def find_split(texts: Sequence[str], counts: npt.NDArray[np.int64]) -> Split | None:
    """Return how the cells of a column split into answers, or None when they hold one answer each.

    At least 5 % of the cells must hold two or more answers and the 30 commonest answers must cover 80 % of
    all answers; or nearly every cell ends with the separator.
    """
    found = search(texts, counts)
    return found if isinstance(found, Split) else None


def search(texts: Sequence[str], counts: npt.NDArray[np.int64]) -> Split | Refusal:
    """Return how the cells of a column split into answers, or that they do not."""
    how_many: list[int] = counts.tolist()
    all_texts = "\0".join(texts)  # one look at all of them is quicker than many
    held = [separator for separator in SEPARATORS if separator in all_texts]
    best: _Plausible | None = None
    slack: dict[str, int] = {}
    for number, separator in enumerate(held):
        if best is not None and separator in MIDDLE_DOTS:
            break  # within answers that something else parts it holds words together
        with part(number / len(held), (number + 1) / len(held)):
            found = _looked_at(texts, how_many, separator)
        if isinstance(found, _Implausible):
            slack[separator] = found.slack
        elif best is None or found.score > best.score + 0.05:
            best = found
    return Refusal(counts, slack) if best is None else best.split


def _looked_at(texts: Sequence[str], how_many: Sequence[int], separator: str) -> _Implausible | _Plausible:
    total = sum(how_many)
    least = max(2, 0.05 * total)
    with part(0.0, 0.1):
        holding = _holding(texts, how_many, separator, least)
    if total == 0 or holding < least:
        return _Implausible(_ALWAYS if holding < 2 else max(0, total - 20 * holding - 1))
    prose = _prose(texts, how_many, separator)
    if prose is not None:
        return prose
    tokens: list[tuple[str, ...]] = []
    seldom = _Seldom(texts, how_many, separator) if len(texts) > _MANY else None
    with part(0.1, 0.5):
        for piece in pieces(len(texts), _AT_ONCE):
            some = [parts_of(text, separator) for text in texts[piece]]
            refused = None if seldom is None else seldom.after(some, texts[piece], how_many[piece])
            if refused is not None:
                return refused
            tokens += some
    with part(0.5, 1.0):
        return _plausible(texts, tokens, how_many, separator)


class _Seldom:
    """Counts answers on the way, and refuses as soon as the rest of the cells cannot change that; see
    `_seldom_repeated`: whatever they hold, they hold no more answers than separators and one."""

    def __init__(self, texts: Sequence[str], how_many: Sequence[int], separator: str) -> None:
        self._separator = separator
        self._rest = self._most(texts, how_many)
        self._uses: Counter[str] = Counter()
        self._given = self._looked = 0

    def _most(self, texts: Sequence[str], how_many: Sequence[int]) -> int:
        return sum([n * (text.count(self._separator) + 1) for text, n in zip(texts, how_many, strict=True)])

    def after(
        self, tokens: Sequence[tuple[str, ...]], texts: Sequence[str], how_many: Sequence[int]
    ) -> _Implausible | None:
        """Return that the separator parts no answers, None as long as that is open; these cells are the next ones."""
        self._rest -= self._most(texts, how_many)
        uses = self._uses
        for parts, n in zip(tokens, how_many, strict=True):
            if n:
                for one in dict.fromkeys(parts):
                    uses[one] += n
                    self._given += n
        self._looked += 1
        if self._looked % _LOOK_EVERY:
            return None
        enough, of = _shares(self._separator)
        answers, common = self._given + self._rest, _commonest(uses) + self._rest
        slack = (enough * answers - of * common - 1) // enough
        return _Implausible(slack) if slack >= _ROOM * answers else None


def _holding(texts: Sequence[str], how_many: Sequence[int], separator: str, enough: float) -> int:
    """Return how many cells hold the separator, counted no further than to what is enough."""
    holding = 0
    for piece in pieces(len(texts)):
        pairs = zip(texts[piece], how_many[piece], strict=True)
        holding += sum([n for text, n in pairs if n and separator in text and not is_points(text)])
        if holding >= enough:
            break
    return holding


def _prose(texts: Sequence[str], how_many: Sequence[int], separator: str) -> _Implausible | None:
    """Refuse very many different cells that are plainly no lists, from every nth of them."""
    if len(texts) <= _MANY:
        return None
    step = len(texts) // (_MANY // 4)
    uses = Counter(
        part
        for text, n in zip(texts[::step], how_many[::step], strict=True)
        if n
        for part in tokens_of(text, separator)
    )
    common, answers = _commonest(uses), sum(uses.values())
    return _Implausible((2 * answers - 5 * common - 1) // 2) if 5 * common < 2 * answers else None


def _commonest(uses: Counter[str]) -> int:
    return sum(n for _text, n in uses.most_common(_COMMONEST))


def _plausible(
    texts: Sequence[str], tokens: Sequence[tuple[str, ...]], how_many: Sequence[int], separator: str
) -> _Implausible | _Plausible:
    total = sum(how_many)
    with part(0.0, 0.5):
        uses, several, ending = _uses(texts, tokens, how_many, separator)
    with part(0.5, 1.0):
        never = None if ending else _never_combined(tokens, how_many, separator)
    if never is not None:
        return _Implausible(never)
    cells = sum(1 for parts, n in zip(tokens, how_many, strict=True) if parts and n)
    # Two sentences that hold a comma are no lists; lists are written in many combinations.
    if len(uses) < 2 or cells < _FEWEST_CELLS:
        return _Implausible(_ALWAYS)
    # 90 % of the cells end with it, or 5 % of them hold several answers
    if 10 * ending < 9 * total and 20 * several < total:
        return _Implausible(min((9 * total - 10 * ending - 1) // 9, total - 20 * several - 1))
    slack = _seldom_repeated(uses, total, separator)
    if slack is not None:
        return _Implausible(slack)
    in_ways = separator not in MIDDLE_DOTS or _in_many_ways(tokens, how_many)
    long = separator in _LISTING and _are_offered(uses)
    if is_weak(separator) and not (in_ways and (long or _coded_or_few(uses, total))):
        return _Implausible(0)
    split = Split(separator, tuple(tuple(dict.fromkeys(parts)) for parts in tokens))
    return _Plausible(_commonest(uses) / sum(uses.values()), split)


def _uses(
    texts: Sequence[str], tokens: Sequence[tuple[str, ...]], how_many: Sequence[int], separator: str
) -> tuple[Counter[str], int, int]:
    """Return how often each answer is given, how many cells hold several, and how many end with the separator."""
    uses: Counter[str] = Counter()
    several = ending = 0
    for piece in pieces(len(texts)):
        for text, parts, n in zip(texts[piece], tokens[piece], how_many[piece], strict=True):
            if not n:  # the heading, or a value that was taken out
                continue
            for one in dict.fromkeys(parts):
                uses[one] += n
            several += n if len(parts) > 1 else 0
            ending += n if closes(text, separator) else 0
    return uses, several, ending


def _shares(separator: str) -> tuple[int, int]:
    """Return which share of all answers the commonest ones have at least, as a fraction: 95 % or 80 %."""
    return (19, 20) if is_weak(separator) else (4, 5)


def _seldom_repeated(uses: Counter[str], total: int, separator: str) -> int | None:
    """Refuse answers that are not given again and again, as options are and the words of free answers are not."""
    answers, common = sum(uses.values()), _commonest(uses)
    enough, of = _shares(separator)
    if of * common < enough * answers:
        return (enough * answers - of * common - 1) // enough
    often = 2 if total < _FEW else 4
    if answers >= often * len(uses):
        return None
    slack = (often * len(uses) - answers - 1) // (often - 1)
    return slack if total < _FEW else min(slack, total - _FEW)


def _never_combined(tokens: Sequence[tuple[str, ...]], how_many: Sequence[int], separator: str) -> int | None:
    """Refuse cells whose answers are not combined anew: what stands behind another one also stands first, or later.

    In one answer that holds the separator each part has its place: Austin, TX; 会社員/公務員; Yes, definitely. Where
    all cells have equally many parts, a weak separator belongs to the answer too: 4/5, 5/4. Returns how many answers
    could be gone; None where they are combined.
    """
    lengths = set()
    place: dict[str, int] = {}
    free: set[str] = set()
    later: Counter[str] = Counter()
    for piece in pieces(len(tokens)):
        for parts, n in zip(tokens[piece], how_many[piece], strict=True):
            if not n or not parts:
                continue
            lengths.add(len(parts))
            for at, one in enumerate(parts):
                if place.setdefault(one, at) != at:
                    free.add(one)
                if at:
                    later[one] += n
    if not later or not free or (len(lengths) == 1 and is_weak(separator)):
        return _ALWAYS
    words = sum(not one.isdigit() for one in place)
    if not words:
        return None  # 1,3,4: no answer of its own is written so
    behind, anew = sum(later.values()), sum(later[one] for one in free)
    least, of = (1, 2) if is_weak(separator) else (3, 10)  # so much also stands elsewhere where all is combined freely
    return min((least * behind - of * anew - 1) // least, words - 1) if of * anew < least * behind else None


def _in_many_ways(tokens: Sequence[tuple[str, ...]], how_many: Sequence[int]) -> bool:
    """Say whether answers are combined in as many ways as there are answers: names that hold a dot never are.

    会社員・公務員, 自営業・自由業 are two ways of four words; of five things to tick, most pairs come.
    """
    ways: set[frozenset[str]] = set()
    uses: Counter[str] = Counter()
    for parts, n in zip(tokens, how_many, strict=True):
        if n and len(parts) > 1:
            ways.add(frozenset(parts))
            uses.update(dict.fromkeys(parts, n))
    options = sum(1 for n in uses.values() if n > _OWN_WORDS) or len(uses)
    return len(ways) >= max(_FEWEST_WAYS, options)


def _are_offered(uses: Counter[str]) -> bool:
    """Say whether long answers are a list to choose from all the same: few, and each given many times over."""
    short = all(len(one) <= _LONGEST_OFFERED and not one[:1].isdigit() for one in uses)
    return short and len(uses) <= _MOST_OFFERED and sum(uses.values()) >= _TIMES_OFFERED * len(uses)


def _coded_or_few(uses: Counter[str], total: int) -> bool:
    """Weak separators split codes (1,3,4) or a handful of short answers, never prose, names or amounts."""
    if all(one.isdigit() and len(one) <= 2 for one in uses):
        return True
    short = all(len(one) <= 20 for one in uses)
    return short and len(uses) <= 30 and not any(one[:1].isdigit() for one in uses) and len(uses) <= max(5, total / 5)
