"""How wide a text is and how it is broken or cut, reckoned without any font: layouts are the same on every machine.

Japanese letters are as wide as high. Latin letters have the widths of the fonts that come with Japanese ones (Source
Sans, Yu Gothic), and a little more, since others run wider.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from loyalty_desktop.report.phrases import joints

CUT = "…"
_SAFE = 1.04
_END = 0.4  # of the room of a text that is cut in its middle
_AMID, _MOST_PIECES = 0.25, 300
_LONGEST = 2000  # no line holds more letters
_DUST = 1e-6  # sums of widths are not exact
_BOLD = 1.05
_WIDE, _MAYBE_WIDE = frozenset("WF"), frozenset("WFA")
_WIDTHS = (
    (" ", 0.23),
    ("ijlI|'", 0.3),
    (",.:;!()[]{}-f`", 0.36),
    ("/\\rt", 0.4),
    ('"*?sz', 0.49),
    ("cvxyJ", 0.53),
    ("0123456789#$+<=>^~_−–aegkFLTVXYPES", 0.6),
    ("bdhnopquABCKRZ", 0.65),
    ("DGHNOQU&", 0.75),
    ("Mwm", 0.9),
    ("W%@", 0.97),
)
_LATIN = {letter: width for letters, width in _WIDTHS for letter in letters}
_OTHER = 0.65
_NO_LETTERS = frozenset(("Cc", "Cs", "Zl", "Zp"))
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
# Typesetters let no line begin with these, nor end with those.
_NOT_FIRST = frozenset("、。，．・：；？！）」』】〕〉》ーっゃゅょッャュョ々…,.:;?!)]}%％”’")
_NOT_LAST = frozenset("（「『【〔〈《([{¥￥$“‘")
_GOOD_ENDS = frozenset(" 、。，．・：；/,;:")


def clean(text: str) -> str:
    """Return a text in one line: control characters, line ends and half letters are gone."""
    kept = "".join(" " if _is_control(sign) else sign for sign in text)
    return " ".join(kept.split()) if "  " in kept or kept != kept.strip() else kept


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a line of text is at most, in the unit of its size."""
    return sum(_advance(sign) for sign in text) * size * _SAFE * (_BOLD if weight >= 600 else 1.0)


def fitted(text: str, size: float, room: float, weight: int = 400, *, middle: bool = False) -> str:
    """Return `text`, or its beginning with … where it is wider than `room`; '' where not even that has room.

    With `middle` the end is kept too, since names often differ only there.
    """
    if text_width(text, size, weight) <= room + _DUST:
        return text
    if text_width(CUT, size, weight) > room:
        return ""
    left = room - text_width(CUT, size, weight)
    pieces = list(_clusters(text[:_LONGEST] if len(text) <= _LONGEST else text[:_LONGEST] + text[-_LONGEST:]))
    end = _taken(pieces[::-1], size, left * _END, weight)[::-1] if middle else []
    start = _taken(pieces, size, left - text_width("".join(end), size, weight), weight)
    return "".join(start).rstrip() + CUT + "".join(end).lstrip()


def _taken(pieces: list[str], size: float, room: float, weight: int) -> list[str]:
    """Return the first pieces that have room."""
    for count, piece in enumerate(pieces):
        room -= text_width(piece, size, weight)
        if room < 0:
            return pieces[:count]
    return pieces


def wrapped(text: str, size: float, room: float, most: int, weight: int = 400, *, amid: bool = True) -> tuple[str, ...]:
    """Return `text` broken into at most `most` lines no wider than `room`; what is left over is cut with ….

    Japanese is broken between phrases; `amid` them too where it has no room otherwise.
    """
    lines, is_whole = _broken(list(pieces_of(text)), size, room, most, weight)
    return lines if is_whole or not amid else _broken(list(_pieces(text)), size, room, most, weight)[0]


def _broken(rest: list[str], size: float, room: float, most: int, weight: int) -> tuple[tuple[str, ...], bool]:
    """Return pieces in lines, and whether all of them have room."""
    lines, is_whole = list[str](), True
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            last = "".join(rest).strip()
            lines.append(fitted(last, size, room, weight))
            is_whole = lines[-1] == last
            break
        count = _fitting(rest, size, room, weight)
        if not count:  # what is wider than the room is broken amid the phrase, and a word between its letters
            finer = list(_pieces(rest[0]))
            rest[:1] = finer if len(finer) > 1 else _cut(rest[0], size, room, weight)
            count = max(_fitting(rest, size, room, weight), 1)
        lines.append(fitted("".join(rest[:count]).strip(), size, room, weight))
        rest = rest[count:]
        while rest and not rest[0].strip():
            rest.pop(0)
    return tuple(line for line in lines if line), is_whole


def _cut(word: str, size: float, room: float, weight: int) -> list[str]:
    """Return as much of a word as has room, and the rest of it."""
    letters = list(_clusters(word))
    cut = max(_fitting(letters, size, room, weight), 1)
    return ["".join(letters[:cut]), *(["".join(letters[cut:])] if letters[cut:] else [])]


def balanced(text: str, size: float, room: float, most: int, weight: int = 400) -> tuple[str, ...]:
    """Return `text` broken into as few lines as it needs, but about equally long ones, rather where it pauses."""
    pieces = tuple(pieces_of(text))
    lines, is_whole = _broken(list(pieces), size, room, most, weight)
    if not is_whole:
        pieces = tuple(_pieces(text))
        lines, is_whole = _broken(list(pieces), size, room, most, weight)
    if len(lines) < 2 or not is_whole:
        return lines
    widths = [text_width(piece, size, weight) / room for piece in pieces]
    if len(pieces) > _MOST_PIECES or max(widths) > 1:
        return lines
    ends = tuple(accumulate(widths, initial=0.0))
    # What is best from each piece onwards, with one line more each time: (how rough it is, where the next line begins).
    best = [[(_roughness(pieces, ends, at, len(pieces)), len(pieces)) for at in range(len(pieces))]]
    for _line in lines[1:]:
        best.append([_best_break(pieces, ends, at, best[-1]) for at in range(len(pieces))])
    if best[-1][0][0] == math.inf:
        return lines
    found, at = list[str](), 0
    for step in reversed(best):
        end = step[at][1] if at < len(pieces) else at
        found.append("".join(pieces[at:end]).strip())
        at = end
    return tuple(line for line in found if line) if at == len(pieces) else lines


def _best_break(
    pieces: tuple[str, ...], ends: tuple[float, ...], start: int, after: list[tuple[float, int]]
) -> tuple[float, int]:
    found = (math.inf, len(pieces))
    for end in range(start + 1, len(pieces)):
        rough = _roughness(pieces, ends, start, end)
        if rough == math.inf:
            break
        found = min(found, (rough + after[end][0], end))
    return found


def _roughness(pieces: tuple[str, ...], ends: tuple[float, ...], start: int, end: int) -> float:
    """Say how badly a line is broken: a break amid a clause is worse than a line that is short."""
    wide = ends[end] - ends[start]
    if wide > 1 + _DUST:
        return math.inf
    pauses = end == len(pieces) or pieces[end - 1][-1] in _GOOD_ENDS or pieces[end][0] in _NOT_LAST
    if pauses:
        return (1 - wide) ** 2
    # Most Japanese words begin with another letter than the endings that follow them.
    return (1 - wide) ** 2 + (2 * _AMID if "\u3041" <= pieces[end][0] <= "\u309f" else _AMID)


def _fitting(pieces: list[str], size: float, room: float, weight: int) -> int:
    """Return how many pieces have room in a line."""
    line = ""
    for count, piece in enumerate(pieces):
        line += piece
        if text_width(line.rstrip(), size, weight) > room + _DUST:
            return count
    return len(pieces)


def pieces_of(text: str) -> Iterator[str]:
    """Give the pieces between which a line is best broken: words, and phrases of Japanese."""
    held, spaces = joints(text)
    return _parted(text, frozenset(held), frozenset(at + 1 for at in spaces))


def _pieces(text: str) -> Iterator[str]:
    """Give the pieces between which a line may be broken: words, and single Japanese letters."""
    return _parted(text, frozenset(), frozenset())


def _parted(text: str, held: frozenset[int], after_spaces: frozenset[int]) -> Iterator[str]:
    piece, at = "", 0
    for cluster in _clusters(text):
        if piece and at not in held and at not in after_spaces and _may_break(piece[-1], cluster[0]):
            yield piece
            piece = ""
        piece += cluster
        at += len(cluster)
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return before == " " and after != " "
    if after in _NOT_FIRST or before in _NOT_LAST or (_is_katakana(before) and _is_katakana(after)):
        return False
    return _is_wide(before) or _is_wide(after) or before in "-/_"


def _clusters(text: str) -> Iterator[str]:
    """Give the letters with the marks that stand on them, so that no cut parts the two."""
    cluster = ""
    for sign in text:
        if cluster and not (_is_mark(sign) or cluster[-1] == "\u200d"):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


@lru_cache(maxsize=8192)
def _advance(sign: str) -> float:
    if _is_mark(sign):
        return 0.0
    if sign in _LATIN:
        return _LATIN[sign]
    # Letters that some fonts have wide and others narrow are reckoned as wide.
    return 1.0 / _SAFE if unicodedata.east_asian_width(sign) in _MAYBE_WIDE else _OTHER


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in _WIDE


def _is_katakana(sign: str) -> bool:
    """Say whether a letter is one of those that words from abroad are written in: they are not broken."""
    return "\u30a1" <= sign <= "\u30ff" and sign != "・"


def _is_mark(sign: str) -> bool:
    return sign == "\u200d" or unicodedata.category(sign) in {"Mn", "Me", "Cf"}


def _is_control(sign: str) -> bool:
    """Say whether a sign has no place in a line: line ends, half letters, turns of the writing direction, no letter."""
    code = ord(sign)
    return (
        unicodedata.category(sign) in _NO_LETTERS
        or sign in _TURNS
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )
