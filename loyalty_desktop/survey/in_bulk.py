"""What is said of one cell (its text, its number, why it is no answer), for a hundred thousand different ones at once.

Each function returns exactly what its single counterpart returns for each value. Texts are joined and worked on as
one; those that are not plain already are done one by one.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np

from loyalty_desktop.survey.cells import is_date, is_points, number_in, number_of, text_of
from loyalty_desktop.survey.compatible import in_compatibility_form
from loyalty_desktop.survey.hedges import FIRST_SIGNS, without_hedge
from loyalty_desktop.survey.missing import Reason, reason_of, reason_words
from loyalty_desktop.survey.normal import INVISIBLE, SAME, is_tidy, match_text, on_one_line, one_line, plain
from loyalty_desktop.survey.one_type import OneType
from loyalty_desktop.survey.piecewise import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from loyalty_desktop.survey.sheet import Cell

_Signs: TypeAlias = "npt.NDArray[np.unsignedinteger]"

T = TypeVar("T")

_AT_ONCE = 2_500
MANY = 1_000
"""From so many values on, one by one takes longer than anybody wants to wait."""
_BETWEEN = "\0"  # no text of a file holds it
_SPACE_SIGNS = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign != " ")
_UNTIDY = ("<", "&", *map(chr, INVISIBLE), *_SPACE_SIGNS)
_DIGITS = str.maketrans("123456789", "000000000")
_NUMBER_STARTS = frozenset("0123456789-+±△▲(,.¥￥\\$€£★☆")
_CURRENCY_CODES = frozenset({"JPY", "USD", "EUR", "GBP"})
_MAY_BE_NUMBER = _NUMBER_STARTS | FIRST_SIGNS | frozenset("JUEGjueg")
_DATE = re.compile(r"\D{0,12}\d")  # no form of a date has its first digit further on
_NO_DATE = re.compile("(?!令和|平成|昭和|午前|午後)".encode() + rb"[\xe3-\xe9]|[bcegiklpqtuvwxyz]", re.IGNORECASE)
"""What begins so is no date: kana and Chinese characters but five words, letters that no month begins with."""
_OTHERS, _CJK, _BEYOND = 0x80, 0x3000, 0xA000
"""Between the second and the third there are kana and Chinese characters only."""
_A, _Z = ord("A"), ord("Z")
_DIGIT_BYTES = bytes.maketrans(b"123456789", b"000000000")
_LONGEST_DATE, _LONGEST_NUMBER, _OPTION_NUMBER = 60, 40, 7


def texts_of(values: Sequence[Cell]) -> tuple[str, ...]:
    """Return `text_of` of each value."""
    if len(values) < MANY:
        return tuple(map(text_of, values))
    if same := OneType.of(values):
        return same.texts()
    heading, *others = [value if isinstance(value, str) else text_of(value) for value in values] or [""]
    return (plain(heading), *chain.from_iterable(map(_plain, _in_pieces(others))))[: len(values)]


def places_of_texts(values: Sequence[Cell]) -> list[int]:
    """Return where the texts are among values, soon also where they are few among many numbers."""
    kinds = list(map(type, values))
    count, place = kinds.count(str), -1
    if count > len(kinds) // 8:
        return [at for at, kind in enumerate(kinds) if kind is str]
    return [place := kinds.index(str, place + 1) for _text in range(count)]


def only_texts(values: Sequence[Cell]) -> bool:
    """Say whether every value is a text or a blank."""
    return set(map(type, values)) <= {str, type(None)}


def keys_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return `match_text` of each plain text."""
    if len(texts) < MANY or not texts:
        return tuple(map(match_text, texts))
    # The first is the heading: its signs are seldom those of the answers.
    return (match_text(texts[0]), *chain.from_iterable(map(_keys, _in_pieces(texts[1:]))))


def _keys(texts: Sequence[str]) -> Sequence[str]:
    joined = _join(texts)
    if joined is None or not unicodedata.is_normalized("NFKC", joined):
        return tuple(map(match_text, texts))
    signs = _signs(joined)
    odd = _untidy(signs, texts)
    folded = _folded(joined, signs).replace(" ", "").replace("’", "'")
    if folded == joined and not odd:
        return texts
    keys = folded.split(_BETWEEN)[1:-1]
    for at in odd:
        keys[at] = match_text(texts[at])
    return [text if text == key else key for text, key in zip(texts, keys, strict=True)]


def _in_pieces(texts: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield so few at once that other threads have their turn in between, and that it can be told how far it is."""
    for piece in pieces(len(texts), _AT_ONCE):
        yield texts[piece]


def _folded(joined: str, signs: _Signs) -> str:
    """Return `joined.casefold()`; kana, Chinese characters and ASCII have nothing to fold but A to Z."""
    if joined.isascii():
        return joined.lower()
    if ((signs >= _OTHERS) & (signs < _CJK) | (signs >= _BEYOND)).any():
        return joined.casefold()
    if not ((signs >= _A) & (signs <= _Z)).any():
        return joined
    return joined.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def reasons_of(texts: Sequence[str], keys: Sequence[str] | None = None) -> tuple[Reason | None, ...]:
    """Return `reason_of` each plain text; `keys` are those of the texts, where somebody has made them."""
    if len(texts) < MANY:
        return tuple(map(reason_of, texts))
    ends = {word[-1] for word in reason_words()} | {""}
    most = max(map(len, reason_words())) + _OPTION_NUMBER
    reasons: list[Reason | None] = [None] * len(texts)
    known = keys_of(texts) if keys is None else keys
    for at in [at for at, key in enumerate(known) if key[-1:] in ends and (len(key) <= most or "/" in key)]:
        reasons[at] = reason_of(texts[at])
    return tuple(reasons)


def numbers_of(values: Sequence[Cell], texts: Sequence[str]) -> tuple[float | None, ...]:
    """Return `number_in` each value with its plain text."""
    if only_texts(values):
        return tuple(chain.from_iterable(map(_numbers_in, _in_pieces(texts))))
    if len(values) >= MANY and (same := OneType.of(values)):
        return same.numbers(texts, _number)
    return tuple(
        _number(text) if isinstance(value, str) else number_in(value, text)
        for value, text in zip(values, texts, strict=True)
    )


def _numbers_in(texts: Sequence[str]) -> Sequence[float | None]:
    """Return the number in each plain text; where all are numbers, or none can be one, that is seen at once."""
    if _MAY_BE_NUMBER.isdisjoint({text[:1] for text in texts}):
        return [None] * len(texts)
    joined = "".join(texts)
    if joined.isdigit() and joined.isascii() and all(texts) and max(map(len, texts)) <= _LONGEST_NUMBER:
        return list(map(float, texts))
    return [
        float(text)
        if text.isdigit() and text.isascii() and len(text) <= _LONGEST_NUMBER
        else _number(text)
        if text[:1] in _MAY_BE_NUMBER and ":" not in text
        else None
        for text in texts
    ]


def dates_of(values: Sequence[Cell], texts: Sequence[str]) -> tuple[bool, ...]:
    """Return whether each value is a date or a time."""
    if len(texts) >= MANY and only_texts(values):
        pieces = [(_join(piece), piece) for piece in _in_pieces(texts)]
        if all(joined is not None for joined, _piece in pieces):
            return tuple(chain.from_iterable(_are_dates(joined or "", piece) for joined, piece in pieces))
    if len(texts) >= MANY and (same := OneType.of(values)):
        return same.dates(texts)
    known: dict[str, bool] = {}
    found = []
    for value, text in zip(values, texts, strict=True):
        if isinstance(value, str):
            date = False
            if len(text) < _LONGEST_DATE and _DATE.match(text):
                shape = text.translate(_DIGITS)  # which digits they are makes no difference
                date = known[shape] if shape in known else known.setdefault(shape, is_date(shape))
            found.append(date)
        else:
            found.append(isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta))
    return tuple(found)


def _are_dates(joined: str, texts: Sequence[str]) -> tuple[bool, ...]:
    """Return whether each text is a date: which digits it has makes no difference, and many are written alike."""
    shapes = joined.encode("utf-8", "surrogatepass").translate(_DIGIT_BYTES).split(b"\0")[1:-1]
    known: dict[bytes, bool] = {}
    dates = []
    for text, shape in zip(texts, shapes, strict=True):
        date = known.get(shape)
        if date is None:
            date = not _NO_DATE.match(shape) and len(text) < _LONGEST_DATE and _DATE.match(text) is not None
            date = known[shape] = date and is_date(text)
        dates.append(date)
    return tuple(dates)


def shapes_of(texts: Sequence[str]) -> set[str]:
    """Return the texts with 0 for every digit: few, where many different numbers are written alike."""
    joined = _BETWEEN.join(texts).encode("utf-8", "surrogatepass").translate(_DIGIT_BYTES)
    return {shape.decode("utf-8", "surrogatepass") for shape in set(joined.split(b"\0"))}


def _number(text: str) -> float | None:
    if "/" in text:
        return number_of(text) if is_points(text) else None
    if ":" in text:
        return None
    if text.isascii() and text.replace(".", "", 1).isdigit() and text[0] != "." and text[-1] != ".":
        return float(text) if len(text) <= _LONGEST_NUMBER else None
    if text[:1] not in _NUMBER_STARTS and text[:3].upper() not in _CURRENCY_CODES:
        hedged = text[:1] in FIRST_SIGNS and without_hedge(text)
        return number_of(text) if hedged else None
    return number_of(text)


def _plain(texts: Sequence[str]) -> tuple[str, ...]:
    joined = _join(texts)
    if joined is None:
        return tuple(map(plain, texts))
    odd = _untidy(_signs(joined), texts)
    if joined.isascii() and not odd:
        return tuple(texts)
    lines = texts
    if odd:
        lines = _lines(texts, odd)
        odd = {at for at in odd if not is_tidy(lines[at])}  # what is tidy now is like all others
        joined = _join(lines)
        if joined is None:
            return tuple(map(plain, texts))
    normal = in_compatibility_form(joined, _signs(joined))
    for sign, same in SAME.items():
        normal = normal.replace(chr(sign), same)
    if normal != joined:
        parts = normal.split(_BETWEEN)[1:-1]
        tidy = [text if text == part else part for text, part in zip(lines, parts, strict=True)]
        for at in _untidy(_signs(normal), parts):
            tidy[at] = on_one_line(parts[at])
    else:
        tidy = list(lines)
    for at in odd:
        tidy[at] = plain(texts[at])
    return tuple(tidy)


def _lines(texts: Sequence[str], odd: Iterable[int]) -> list[str]:
    """Return the texts, each of those that are `odd` on one line."""
    lines = list(texts)
    for at in odd:
        lines[at] = one_line(texts[at])
    return lines


def _join(texts: Sequence[str]) -> str | None:
    """Return the texts in one, with a sign before, between and behind them; None if one of them holds the sign."""
    joined = _BETWEEN.join(("", *texts, ""))
    return joined if joined.count(_BETWEEN) == len(texts) + 1 else None


def _signs(joined: str) -> _Signs:
    """Return the signs of a text as numbers, in as few bytes each as they need."""
    if joined.isascii():
        return np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    narrow = joined.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(joined):
        return np.frombuffer(narrow, dtype=np.uint16)
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _untidy(signs: _Signs, texts: Sequence[str]) -> set[int]:
    """Return which texts `one_line` would change."""
    odd = _is_untidy().take(signs)
    space = signs == ord(" ")
    edge = space | (signs == ord(_BETWEEN))
    odd[1:] |= space[1:] & edge[:-1]
    odd[:-1] |= space[:-1] & edge[1:]
    places = np.flatnonzero(odd)
    if not len(places):
        return set()
    return set((np.searchsorted(_starts(texts), places, side="right") - 1).tolist())


@lru_cache(maxsize=1)
def _is_untidy() -> npt.NDArray[np.bool_]:
    """Return for each sign there is whether no tidy line holds it."""
    table = np.zeros(sys.maxunicode + 1, dtype=bool)
    table[[ord(sign) for sign in _UNTIDY]] = True
    return table


def _starts(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return where each of the texts begins when they are joined, and where the next one would."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return np.concatenate(([1], 1 + np.cumsum(lengths + 1)))
