"""Several answers in one cell: splitting them, and putting split options together again.

INPUTS.md I05, I08, I14, I17, I21. Separators inside brackets do not count; options that hold the separator
are recognised by their parts never coming alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.for_all_else import is_for_all_else
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.option_names import Names, mask_of
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.scale import Option
from loyalty_desktop.survey.separators import SEPARATORS, Split, tokens_of
from loyalty_desktop.survey.split_search import Refusal, search
from loyalty_desktop.survey.vocabulary import keys

_MOST_FREE = 10
"""Among so few different answers each is an option, however rare."""
_OFTEN = 10
"""How often parts must have come together before they are taken as one option."""
RARE = 2
"""An answer written at most so often is taken as somebody's own words, not as an option."""
_MOST_KEPT = 20_000
_SPLIT: WeakKeyDictionary[Distinct, dict[str, Split]] = WeakKeyDictionary()


def split_found(distinct: Distinct, counts: npt.NDArray[np.int64]) -> Split | None:
    """Return how cells split as the program finds it; what is not too much is kept for whoever corrects options."""
    cells, refused = distinct.cells, distinct.refused
    if any(one.holds(cells, counts) for one in refused):
        return None
    found = search(cells, counts)
    if isinstance(found, Refusal):
        refused[:] = [found, *refused[:1]]
        return None
    if len(found.tokens) <= _MOST_KEPT:
        _SPLIT.setdefault(distinct, {})[found.separator] = found
    return found


def split_at(distinct: Distinct, separator: str) -> Split:
    """Return the cells split at a separator that the user named; split once, however often options are corrected."""
    known = _SPLIT.setdefault(distinct, {})
    if separator not in known:
        known[separator] = Split(separator, tuple(tokens_of(text, separator) for text in distinct.cells))
    return known[separator]


@dataclass(frozen=True, slots=True)
class Parted:
    """A split column: its options, those of them that were put together again, and how many answers are no option."""

    options: tuple[Option, ...]
    rejoined: tuple[str, ...]
    own_words: int


def options_of(
    split: Split, valid: npt.NDArray[np.bool_], counts: npt.NDArray[np.int64], correction: Correction | None = None
) -> Parted:
    """Return the options of a split column, commonest first; answers of one's own words are left out and counted.

    `members` of an option says which distinct cells hold it. Parts that never come without each other, in
    the same order, are one option whose text holds the separator, unless `correction` parts it; what it merges is
    one too. "None of the above" is no option: who chose it answered, and has no other one; the option for
    all else stands last.
    """
    tokens, rejoined = joined(split, valid, counts, correction)
    how_many = counts.tolist()
    spelled: dict[str, Counter[str]] = {}
    members: dict[str, list[int]] = {}
    for at, parts in enumerate(tokens):
        if not valid[at] or not how_many[at]:
            continue
        for part in parts:
            key = match_text(part)
            spelled.setdefault(key, Counter())[part] += how_many[at]
            members.setdefault(key, []).append(at)
    names = Names.of(correction)
    options: list[Option] = []
    own_words = 0
    for key, where in members.items():
        count = sum(how_many[at] for at in dict.fromkeys(where))
        text = spelled[key].most_common(1)[0][0]
        if names.take(key, text, where) or key in keys("marks", "none_of_these"):
            continue
        if count <= RARE and len(members) > _MOST_FREE:
            if not names.take_rare(text, where):
                own_words += count
            continue
        options.append(Option(text, mask_of(where, len(tokens)), count))
    options += names.options(len(tokens), how_many)
    ordered = tuple(sorted(options, key=lambda option: (is_for_all_else(option.text), -option.count, option.text)))
    return Parted(ordered, tuple(option.text for option in ordered if option.text in rejoined), own_words)


def joined(
    split: Split, valid: npt.NDArray[np.bool_], counts: npt.NDArray[np.int64], correction: Correction | None
) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """Put parts together again that always stand side by side, seen at least ten times, and what the user merged.

    The second value holds the texts that were put together without the user's word.
    """
    parted = {match_text(text) for text in correction.parted} if correction else set()
    tokens = tuple(_part(parts, parted, split.separator) for parts in split.tokens) if parted else split.tokens
    merged = correction.merged if correction else ()
    if merged:
        tokens = tuple(_merge(parts, merged, split.separator) for parts in tokens)
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for at, parts in enumerate(tokens):
        if valid[at]:
            alone.update(dict.fromkeys(parts, int(counts[at])))
            pairs.update(dict.fromkeys(pairwise(parts), int(counts[at])))
    free = {match_text(part) for text in parted for part in pieces_of_option(text, split.separator)}
    glued = {
        pair
        for pair, n in pairs.items()
        if n >= _OFTEN and n == alone[pair[0]] == alone[pair[1]] and not ({match_text(one) for one in pair} & free)
    }
    if not glued:
        return tokens, frozenset()
    whole = tuple(_glue(parts, glued, split.separator) for parts in tokens)
    return whole, frozenset(part for parts in whole for part in parts) - {part for parts in tokens for part in parts}


def _part(parts: tuple[str, ...], parted: set[str], separator: str) -> tuple[str, ...]:
    """Split what the user called several answers, the separator inside brackets too."""
    out: list[str] = []
    for part in parts:
        out += pieces_of_option(part, separator) if match_text(part) in parted else (part,)
    return tuple(dict.fromkeys(out))


def pieces_of_option(text: str, separator: str) -> tuple[str, ...]:
    """Return what an option is split into: at the separator of the cells, else at the first other one it holds."""
    found = next((one for one in (separator, separator.strip() or separator, *SEPARATORS) if one in text), None)
    parts = [one.strip() for one in text.split(found)] if found is not None else [text]
    return tuple(dict.fromkeys(filter(None, parts)))


def _merge(parts: tuple[str, ...], merged: Sequence[Sequence[str]], separator: str) -> tuple[str, ...]:
    """Put together what the user called one option, wherever its parts stand side by side in their order."""
    out = list(parts)
    for wanted in merged:
        names = [match_text(one) for one in wanted]
        at = 0
        while len(names) > 1 and at + len(names) <= len(out):
            if [match_text(one) for one in out[at : at + len(names)]] == names:
                out[at : at + len(names)] = [separator.join(out[at : at + len(names)])]
            at += 1
    return tuple(out)


def _glue(parts: tuple[str, ...], glued: set[tuple[str, str]], separator: str) -> tuple[str, ...]:
    out: list[str] = []
    before: str | None = None
    for part in parts:
        if before is not None and (before, part) in glued:
            out[-1] += separator + part
        else:
            out.append(part)
        before = part
    return tuple(out)
