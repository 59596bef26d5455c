"""Which encoding a text file is in, decided strictly and in a fixed order.

Byte order mark; zero bytes (UTF-16 without a mark); UTF-8 over the whole file; else whichever of CP932,
EUC-JP and Windows-1252 decodes the whole file and makes the most sense of it. Nothing is ever replaced.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.kinds import utf16_without_mark
from loyalty_desktop.survey.files.plausibility import japanese, western

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = 1 << 22
_SAMPLE = 1 << 18
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


def encoding_of(data: bytes, file: str) -> str:
    """Return the name of the codec that reads `data`; raises UnknownFormat if none makes sense of it."""
    marked = _by_mark(data)
    if marked:
        return _checked(data, marked, file)
    wide = utf16_without_mark(data, 0.1)
    if wide and decodes(data, wide):
        return wide
    if b"\x1b$" in data and decodes(data, "iso2022_jp"):
        return "iso2022_jp"
    if decodes(data, "utf-8"):
        return "utf-8"
    wide = utf16_without_mark(data)
    if wide and decodes(data, wide):
        return wide
    _refuse_broken_utf8(data, file)
    return _most_plausible(data, file)


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
    beyond_ascii = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    sequences = [len(hit) for hit in _MULTIBYTE_UTF8.findall(sample)]
    if len(sequences) < 8 or sum(sequences) < 0.9 * beyond_ascii:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data):  # the end of the file is missing
            raise DamagedFile(message("file_damaged", file=file)) from None
    raise UnknownFormat(message("file_encoding_unknown", file=file))


def _most_plausible(data: bytes, file: str) -> str:
    sample = _lines_not_ascii(data)
    best, best_score = None, _NONSENSE
    readable: set[str] = set()
    for encoding, plausibility in _CANDIDATES:
        if encoding == "euc_jis_2004" and "euc_jp" in readable:
            continue
        if not decodes(data, encoding):
            continue
        readable.add(encoding)
        score = plausibility(sample.decode(encoding, "ignore"))  # the sample may end inside a character
        if score > best_score:
            best, best_score = encoding, score
    if best is None:
        raise UnknownFormat(message("file_encoding_unknown", file=file))
    return best


def _lines_not_ascii(data: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(lines[-1])
            if size >= _SAMPLE:
                break
    return b"".join(lines)
