"""Which encoding a text file is in, decided strictly and in a fixed order.

Byte order mark; zero bytes (UTF-16 without a mark); UTF-8 over the whole file; else whichever of CP932,
EUC-JP and Windows-1252 decodes the whole file and makes the most sense of it. Nothing is ever replaced. Where
two make nearly as much sense, which a few letters may do, the others are named too, so that the user is asked.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.kinds import utf16_without_mark
from loyalty_desktop.survey.files.plausibility import japanese, western
from loyalty_desktop.survey.files.usual import Expected

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = 1 << 22
_SAMPLE = 1 << 18
_PRESUMED_FROM = 1 << 20
_NONSENSE = -0.5
_NOT_IN_CP932 = "\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3"  # what Python makes of bytes that mean nothing
_SHIFT_JIS = frozenset({"shift_jis", "shift_jisx0213", "shift_jis_2004", "cp932"})
_MULTIBYTE_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CANDIDATES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("cp932", japanese),
    ("euc_jp", japanese),
    ("euc_jis_2004", japanese),
    ("cp1252", western),
)


ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp932": "Shift_JIS (CP932)",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP (JIS)",
    "cp1252": "Windows-1252",
}
_SAME = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "euc_jis_2004": "euc_jp"}
_TIE = 0.05
_CLOSE, _CLOSE_IF_SHORT = 0.2, 0.6
_BETTER = 0.1
_SHORT, _FEW = 12, 24
"""Bytes beyond ASCII: up to so many prove little."""


_NOTHING = Expected()


class Recognised(NamedTuple):
    """An encoding, and the others that the file could be in as well, likeliest first."""

    encoding: str
    others: tuple[str, ...] = ()


def name_of(encoding: str) -> str:
    """Return what a codec is called in the world outside."""
    return ENCODING_NAMES.get(_SAME.get(encoding, encoding), encoding)


def encoding_of(data: bytes, file: str) -> str:
    """Return the name of the codec that reads `data`; raises UnknownFormat if none makes sense of it."""
    return recognise_encoding(data, file).encoding


def recognise_encoding(data: bytes, file: str, expecting: Expected = _NOTHING) -> Recognised:
    """Return the codec that reads `data`, with those that read it nearly as well; see Expected for what decides then.

    Raises UnknownFormat if none makes sense of it.
    """
    marked = _by_mark(data)
    if marked:
        return Recognised(_checked(data, marked, file))
    wide = utf16_without_mark(data, 0.1)
    if wide and decodes(data, wide):
        return Recognised(wide)
    if b"\x1b$" in data and decodes(data, "iso2022_jp"):
        return Recognised("iso2022_jp")
    if decodes(data, "utf-8"):
        others = () if data.isascii() else _instead_of_utf8(data)
        return Recognised(expecting.chosen) if expecting.chosen in others else Recognised("utf-8", others)
    wide = utf16_without_mark(data)
    if wide and decodes(data, wide):
        return Recognised(wide)
    _refuse_broken_utf8(data, file)
    return _most_plausible(data, file, expecting)


def presumed(data: bytes) -> str | None:
    """Return the kind of UTF-8 that the beginning of a file is, None for any other.

    All of it has to be read strictly then, and decided anew by `recognise_encoding` should that fail.
    """
    if _by_mark(data) == "utf-8-sig":
        return "utf-8-sig"
    start = data[:_PRESUMED_FROM]
    if b"\0" in start or b"\x1b" in start or _beyond_ascii(start) <= 2 * _FEW:
        return None
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(start)
    except UnicodeDecodeError:
        return None
    return "utf-8"


def encoding_as_told(data: bytes, encoding: str, file: str) -> str:
    """Return the codec for the encoding that the user chose; raises UnknownFormat if it cannot be that."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UnknownFormat(message("file_encoding_wrong", file=file, encoding=encoding)) from None
    if name in _SHIFT_JIS:
        name = "cp932"  # what Windows writes under all of these names
    marked = _by_mark(data)
    if marked and marked.startswith(name):
        name = marked
    if not decodes(data, name):
        raise UnknownFormat(message("file_encoding_wrong", file=file, encoding=encoding))
    return name


def decodes(data: bytes, encoding: str) -> bool:
    """Return whether all of `data` can be read in `encoding`, without keeping the text."""
    if encoding == "utf-8" and data.isascii():
        return True
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        for start in range(0, len(data), _BLOCK):
            text = decoder.decode(data[start : start + _BLOCK])
            if not isinstance(text, str):  # some codecs are no encodings
                return False
            if encoding == "cp932" and any(sign in text for sign in _NOT_IN_CP932):
                return False
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError, TypeError, ValueError):
        return False
    return True


def _by_mark(data: bytes) -> str | None:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def _checked(data: bytes, encoding: str, file: str) -> str:
    if not decodes(data, encoding):
        raise DamagedFile(message("file_damaged", file=file))
    return encoding


def _refuse_broken_utf8(data: bytes, file: str) -> None:
    """Stop if the file is plainly UTF-8 but for a few broken places: any other reading would be garbage."""
    sample = data[:_BLOCK]
    sequences = [len(hit) for hit in _MULTIBYTE_UTF8.findall(sample)]
    if len(sequences) < 8 or sum(sequences) < 0.9 * _beyond_ascii(sample):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data):  # the end of the file is missing
            raise DamagedFile(message("file_damaged", file=file)) from None
    raise UnknownFormat(message("file_encoding_unknown", file=file))


def _most_plausible(data: bytes, file: str, expecting: Expected) -> Recognised:
    scores = _scores(data)
    if not scores:
        raise UnknownFormat(message("file_encoding_unknown", file=file))
    best = max(scores.values())
    order = sorted(scores, key=lambda one: (best - scores[one] > _TIE, _place(one, expecting.usual), -scores[one]))
    short = _beyond_ascii(lines_not_ascii(data)) <= _SHORT
    close = best - (_CLOSE_IF_SHORT if short else _CLOSE)
    possible = [order[0], *(one for one in order[1:] if scores[one] >= close)]
    if expecting.chosen in possible:
        return Recognised(expecting.chosen)
    return Recognised(possible[0], tuple(possible[1:]))


def _place(encoding: str, usual: tuple[str, ...]) -> int:
    return usual.index(encoding) if encoding in usual else len(usual)


def _instead_of_utf8(data: bytes) -> tuple[str, ...]:
    """Return what else a file with very few letters beyond ASCII may be, although all of it is UTF-8 too."""
    sample = lines_not_ascii(data)
    if _beyond_ascii(sample) > _FEW:
        return ()
    text = sample.decode("utf-8", "ignore")
    mine = max(japanese(text), western(text))
    scores = _scores(data)
    return tuple(sorted((one for one in scores if scores[one] > mine + _BETTER), key=lambda one: -scores[one]))


def _scores(data: bytes) -> dict[str, float]:
    """Return how much sense each encoding makes of the file, for those that make any."""
    sample = lines_not_ascii(data)
    scores: dict[str, float] = {}
    readable: set[str] = set()
    for encoding, plausibility in _CANDIDATES:
        if (encoding == "euc_jis_2004" and "euc_jp" in readable) or not decodes(data, encoding):
            continue
        readable.add(encoding)
        score = plausibility(sample.decode(encoding, "ignore"))  # the sample may end inside a character
        if score > _NONSENSE:
            scores[encoding] = score
    return scores


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


def lines_not_ascii(data: bytes) -> bytes:
    """Return the first lines that hold anything beyond ASCII."""
    lines: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(lines[-1])
            if size >= _SAMPLE:
                break
    return b"".join(lines)
