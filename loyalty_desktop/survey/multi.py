"""Several answers in one cell: finding the separator, splitting, and putting split options together again.

INPUTS.md I05, I08, I14, I17, I21. Separators inside brackets do not count; options that hold the separator
are recognised by their parts never coming alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.cells import is_points
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.normal import is_tidy, match_text, one_line
from loyalty_desktop.survey.option_names import Names, mask_of
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.scale import Option
from loyalty_desktop.survey.vocabulary import keys

SEPARATORS = (", ", ";", "；", "\n", " / ", "|", "┋", "、", "&", ",", "，", "/", "／")
# These also stand inside sentences, names and numbers: they count only between very few, short answers.
_WEAK = frozenset({"、", "&", ",", "，", "/", "／"})
# Behind the only answer too, as Microsoft Forms writes it (I08).
_CLOSING = frozenset({";", "；", "\n"})
_OPEN, _CLOSE = "（(「『[［【", "）)」』]］】"
_BRACKETS = re.compile(f"[{re.escape(_OPEN)}]")
_MANY = 4000
_MOST_FREE = 10
"""Among so few different answers each is an option, however rare."""
_OFTEN = 10
"""How often parts must have come together before they are taken as one option."""
_ANEW, _ANEW_WEAK = 0.3, 0.5
"""Of what stands behind another answer, so much also stands elsewhere where answers are combined freely."""
RARE = 2
"""An answer written at most so often is taken as somebody's own words, not as an option."""


def closes(text: str, separator: str) -> bool:
    """Say whether a cell ends with the separator, as only tools write it behind the last answer."""
    return separator in _CLOSING and text.rstrip(" ").endswith(separator)


def is_weak(separator: str) -> bool:
    """Say whether a separator also stands inside sentences, names and numbers."""
    return separator in _WEAK


@dataclass(frozen=True, slots=True)
class Split:
    """Cells split into answers: the separator and, for each distinct cell, its tuple of answers."""

    separator: str
    tokens: tuple[tuple[str, ...], ...]


_MOST_KEPT = 20_000
_SPLIT: WeakKeyDictionary[Distinct, dict[str, Split]] = WeakKeyDictionary()


def tokens_of(text: str, separator: str) -> tuple[str, ...]:
    """Split one cell at `separator` outside brackets; empty parts (before, behind) and repeated ones are dropped."""
    return tuple(dict.fromkeys(_parts(text, separator)))


def _parts(text: str, separator: str) -> tuple[str, ...]:
    """Split one cell, a part that is written twice kept twice: it still holds two places."""
    bare = separator.strip()
    if separator not in text and bare not in {text[:1], text[-1:]}:
        return (one_line(text),) if text.strip() else ()
    parts = _outside_brackets(text, separator) if _BRACKETS.search(text) else text.split(separator)
    parts = [part.strip() for part in parts]
    if bare and bare in {text[:1], text[-1:], text.strip()[:1], text.strip()[-1:]}:
        parts = [part.removeprefix(bare).removesuffix(bare).strip() for part in parts]
    if not is_tidy(text):
        parts = [one_line(part) for part in parts]
    return tuple(part for part in parts if part)


@lru_cache(maxsize=16)
def _marks(separator: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_OPEN)}]|[{re.escape(_CLOSE)}]|{re.escape(separator)}")


def _outside_brackets(text: str, separator: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for found in _marks(separator).finditer(text):
        mark = found[0]
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    return parts


def find_split(texts: Sequence[str], counts: npt.NDArray[np.int64]) -> Split | None:
    """Return how the cells of a column split into answers, or None when they hold one answer each.

    At least 5 % of the cells must hold two or more answers and the 30 commonest answers must cover 80 % of
    all answers; or nearly every cell ends with the separator.
    """
    total, how_many = int(counts.sum()), counts.tolist()
    best: tuple[float, Split] | None = None
    all_texts = "\0".join(texts)  # one look at all of them is quicker than many
    for separator in SEPARATORS:
        if separator not in all_texts:
            continue
        holding = sum(n for text, n in zip(texts, how_many, strict=True) if separator in text and not is_points(text))
        if total == 0 or holding < max(2, 0.05 * total):
            continue
        if _is_prose(texts, how_many, separator):
            continue
        tokens = tuple(_parts(text, separator) for text in texts)
        score = _plausible(texts, tokens, counts, separator)
        if score is not None and (best is None or score > best[0] + 0.05):
            best = (score, Split(separator, tuple(tuple(dict.fromkeys(parts)) for parts in tokens)))
    return best[1] if best else None


def _is_prose(texts: Sequence[str], how_many: Sequence[int], separator: str) -> bool:
    """Say whether very many different cells are plainly no lists, from every nth of them."""
    if len(texts) <= _MANY:
        return False
    step = len(texts) // (_MANY // 4)
    uses = Counter(
        part
        for text, n in zip(texts[::step], how_many[::step], strict=True)
        if n
        for part in tokens_of(text, separator)
    )
    common = sum(n for _text, n in uses.most_common(30))
    return common < 0.4 * sum(uses.values())


def _plausible(
    texts: Sequence[str], tokens: Sequence[tuple[str, ...]], counts: npt.NDArray[np.int64], separator: str
) -> float | None:
    total = int(counts.sum())
    uses: Counter[str] = Counter()
    several = ending = 0
    for text, parts, n in zip(texts, tokens, counts.tolist(), strict=True):
        if not n:  # the heading, or a value that was taken out
            continue
        for part in dict.fromkeys(parts):
            uses[part] += n
        several += n if len(parts) > 1 else 0
        ending += n if closes(text, separator) else 0
    if not ending and not _combined(tokens, counts, separator):
        return None
    answers = sum(uses.values())
    cells = sum(1 for parts, n in zip(tokens, counts.tolist(), strict=True) if parts and n)
    # Two sentences that hold a comma are no lists; lists are written in many combinations.
    if not answers or len(uses) < 2 or cells < 3:
        return None
    common = sum(n for _text, n in uses.most_common(30)) / answers
    mostly_ending = ending >= 0.9 * total
    if not mostly_ending and several < 0.05 * total:
        return None
    # Options are answered again and again; the words of free answers are not.
    repeated = answers / len(uses)
    if common < (0.8 if separator not in _WEAK else 0.95) or repeated < (2 if total < 50 else 4):
        return None
    if separator in _WEAK and not _coded_or_few(uses, total):
        return None
    return common


def _combined(tokens: Sequence[tuple[str, ...]], counts: npt.NDArray[np.int64], separator: str) -> bool:
    """Say whether answers are combined anew: what stands behind another one also stands first, alone, or later.

    In one answer that holds the separator each part has its place: Austin, TX; 会社員/公務員; Yes, definitely. Where
    all cells have equally many parts, a weak separator belongs to the answer too: 4/5, 5/4.
    """
    lengths = set()
    place: dict[str, int] = {}
    free: set[str] = set()
    later: Counter[str] = Counter()
    for parts, n in zip(tokens, counts.tolist(), strict=True):
        if not n or not parts:
            continue
        lengths.add(len(parts))
        for at, part in enumerate(parts):
            if place.setdefault(part, at) != at:
                free.add(part)
            if at:
                later[part] += n
    if not later or (len(lengths) == 1 and separator in _WEAK):
        return False
    if all(part.isdigit() for part in place):
        return bool(free)  # 1,3,4: no answer of its own is written so
    least = _ANEW_WEAK if separator in _WEAK else _ANEW
    return sum(later[part] for part in free) >= least * sum(later.values())


def _coded_or_few(uses: Counter[str], total: int) -> bool:
    """Weak separators split codes (1,3,4) or a handful of short answers, never prose, names or amounts."""
    if all(part.isdigit() and len(part) <= 2 for part in uses):
        return True
    short = all(len(part) <= 20 for part in uses)
    return short and len(uses) <= 30 and not any(part[:1].isdigit() for part in uses) and len(uses) <= max(5, total / 5)


def split_found(distinct: Distinct, counts: npt.NDArray[np.int64]) -> Split | None:
    """Return how cells split as the program finds it; what is not too much is kept for whoever corrects options."""
    found = find_split(distinct.cells, counts)
    if found is not None and len(found.tokens) <= _MOST_KEPT:
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
    one too. "None of the above" is no option: who chose it answered, and has no other one.
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
    ordered = tuple(sorted(options, key=lambda option: (-option.count, option.text)))
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
