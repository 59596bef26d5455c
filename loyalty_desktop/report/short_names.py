"""Short names for cards, tables and charts: what several names share is cut to …, what tells them apart stays.

The headings of a real survey often begin (or end) alike: "How would you rate the airport's …". Cut at the right
end, all of them would look the same. Here the beginnings and ends that several names share are found at the
boundaries of words, and cut until the name is short enough.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.report.name_words import STOPS, NameText, Span, Words, name_text, says, text_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

Partings: TypeAlias = tuple[tuple[int, int], ...]
"""After how many words others part from a text, and how many texts are alike until there; the nearest first."""

CUT = "…"
SHORT = 32
"""A name that is no wider stays as it is: 32 Latin letters, or 16 Japanese ones, which are twice as wide."""
_SHARED = 10  # narrower parts are not worth a cut
_SEVERAL, _MOST = 3, 0.8  # what two of many names share says something about them; what most share says nothing
_TELLING = 4  # a narrower word at a parting (the, of) needs the next one
_AT_A_CUT = " \u3000" + STOPS


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return a short name for each name, in the same order, whichever that is.

    Different names have different short names; each is made of pieces of its name. Names that are short, or
    share nothing long with another one, stay as they are.
    """
    return _short_names(tuple(names))


@lru_cache(maxsize=32)
def _short_names(names: tuple[str, ...]) -> tuple[str, ...]:
    if all(text_columns(name) <= SHORT for name in names):
        return names
    different = tuple(dict.fromkeys(names))
    texts = [name_text(name) for name in different]
    begins, ends = _shared([text.words for text in texts]), _shared([text.turned for text in texts])
    starts = (_cuts(text.columns, one, len(texts)) for text, one in zip(texts, begins, strict=True))
    stops = (_cuts(text.columns_turned, one, len(texts)) for text, one in zip(texts, ends, strict=True))
    chosen = _told_apart(dict(zip(different, map(_offers, different, starts, stops), strict=True)))
    return tuple(chosen[name] for name in names)


def _shared(texts: Sequence[Words]) -> list[Partings]:
    """Return for each text where others part from it."""
    order = sorted(range(len(texts)), key=texts.__getitem__)
    found: list[list[tuple[int, int]]] = [[] for _text in texts]
    begun: list[tuple[int, int]] = []  # how many words are alike, since which text
    steps = [_alike(texts[one], texts[other]) for one, other in pairwise(order)]
    for at, alike in enumerate([*steps, 0], start=1):
        since = at - 1
        while begun and begun[-1][0] > alike:
            depth, since = begun.pop()
            for one in order[since:at]:
                found[one].append((depth, at - since))
        if alike and (not begun or begun[-1][0] < alike):
            begun.append((alike, since))
    return [tuple(reversed(one)) for one in found]


def _alike(one: Words, other: Words) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _cuts(columns: Sequence[int], partings: Partings, names: int) -> tuple[int, ...]:
    """Return after how many words a name may be cut, the mildest first."""
    wide = [one for one in partings if columns[one[0]] >= _SHARED]
    first = 0
    while first + 1 < len(wide) and wide[first + 1][1] > _MOST * wide[first][1]:
        first += 1
    depths = tuple(depth for depth, _alike in wide[first:])
    is_rare = bool(wide) and wide[first][1] < min(_SEVERAL, names)
    return (0, *depths) if is_rare else depths


@lru_cache(maxsize=8192)
def _offers(name: str, begins: tuple[int, ...], ends: tuple[int, ...]) -> tuple[str, ...]:
    """Return a name and ever shorter ones, until one is short enough.

    First only the beginning and the end go that most other names share. Then further shared parts leave just the
    word at which the names part. At last nothing is left but what no other name has in its place.
    """
    text = name_text(name)
    words, size = text.words, len(text.words)
    if text_columns(name) <= SHORT:
        return (name,)
    starts, stops = list(begins), [size - at for at in ends]
    while (starts or stops) and not says(words, starts[-1] if starts else 0, stops[-1] if stops else size):
        (stops or starts).pop()
    starts, stops = starts or [0], stops or [size]
    first = _before_number(words, starts[-1], stops[-1])
    starts = [min(start, first) for start in starts]
    own = (starts[-1], stops[-1])
    if own == (0, size):
        return (name,)
    parting = [
        *((low, _word_from(words, low, high) + 1) for low, high in pairwise(starts)),
        own,
        *((_word_before(words, low, high), high) for high, low in reversed([*pairwise(stops)])),
    ]
    offers = [name]
    for kept in ([(starts[0], stops[0])], parting, [own]):
        offer = _written(text, kept)
        if text_columns(offer) < text_columns(offers[-1]):
            offers.append(offer)
        if text_columns(offer) <= SHORT:
            break
    return tuple(offers)


def _before_number(words: Words, start: int, stop: int) -> int:
    """Return where a part begins: a number alone says nothing, it takes the word before it along (その1)."""
    while start and all(word.isdecimal() or not says((word,), 0, 1) for word in words[start:stop]):
        start -= 1
    return start


def _word_from(words: Words, start: int, stop: int) -> int:
    """Return the place of the first word of a part that is not too short to tell much."""
    return next((at for at in range(start, stop) if _tells(words, at)), stop - 1)


def _word_before(words: Words, start: int, stop: int) -> int:
    """Return the place of the last word of a part that is not too short to tell much."""
    return next((at for at in range(stop - 1, start - 1, -1) if _tells(words, at)), start)


def _tells(words: Words, at: int) -> bool:
    return text_columns(words[at]) >= _TELLING and says(words, at, at + 1)


def _written(text: NameText, kept: list[Span]) -> str:
    """Return the kept parts with … where others were; small gaps stay, and brackets are kept in pairs."""
    spans = _joined(text, _balanced(text, _trimmed(text, kept)))
    parts = CUT.join(text.part(span).strip(_AT_A_CUT) for span in spans)
    before = CUT if spans[0][0] else ""
    return before + parts + (CUT if says(text.words, spans[-1][1], len(text.words)) else "")


def _trimmed(text: NameText, kept: list[Span]) -> list[Span]:
    """Return the parts without stops at the end, nor brackets that close what was opened in a part not kept."""
    orphans = {closing for opening, closing in text.brackets if not _is_in(opening, kept)}
    start, stop = kept[-1]
    while stop > start and (text.words[stop - 1] in _AT_A_CUT or stop - 1 in orphans):
        stop -= 1
    return [*kept[:-1], (start, stop)]


def _balanced(text: NameText, kept: list[Span]) -> list[Span]:
    alone = [pair for pair in text.brackets if _is_in(pair[0], kept) != _is_in(pair[1], kept)]
    return sorted({*kept, *((at, at + 1) for pair in alone for at in pair if not _is_in(at, kept))})


def _is_in(at: int, spans: list[Span]) -> bool:
    return any(start <= at < stop for start, stop in spans)


def _joined(text: NameText, spans: list[Span]) -> list[Span]:
    found = [spans[0]]
    for start, stop in spans[1:]:
        if text.wide(found[-1][1], start) < _SHARED:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _told_apart(offers: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the shortest offers that no two names share; where they would, the most shortened ones grow again."""
    chosen = {name: len(offer) - 1 for name, offer in offers.items()}
    while True:
        deepest: dict[str, int] = {}
        uses = Counter(offers[name][at] for name, at in chosen.items())
        for name, at in chosen.items():
            deepest[offers[name][at]] = max(at, deepest.get(offers[name][at], 0))
        back = {
            name: at - 1
            for name, at in chosen.items()
            if at and uses[offers[name][at]] > 1 and at == deepest[offers[name][at]]
        }
        if not back:
            return {name: offers[name][at] for name, at in chosen.items()}
        chosen |= back
