"""A list as CSV, in UTF-8 or in Shift_JIS (cp932); what Shift_JIS cannot write is replaced by a sign, and told.

Texts that Excel would take for formulas get an apostrophe, so that they stay text.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

Encoding: TypeAlias = Literal["utf-8-sig", "cp932"]
REPLACED = "〓"
"""What stands for a character that cannot be written, as Japanese printers do it."""
_DANGEROUS = re.compile(r"[\t\r\n]|[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
"""How a text must not begin in a CSV file, where Excel would take it for a formula, also behind what nobody sees."""
_SAME = str.maketrans("〜−—‖¢£¬¥–", "～－―∥￠￡￢￥‐")
"""Signs that look alike, of which Shift_JIS has only the second."""
_INVISIBLE = frozenset({"Cf", "Mn"})


class Unwritable(msgspec.Struct, frozen=True):
    """A cell of which not all could be written: its row as Excel counts (1 is the headings), its column, and what."""

    row: int
    column: str
    signs: str


class CsvFile(msgspec.Struct, frozen=True):
    """A list as it is written, and what could not be."""

    data: bytes
    unwritable: tuple[Unwritable, ...] = ()


def csv_file(
    headings: Sequence[str], rows: Sequence[Sequence[str | float]], encoding: Encoding = "utf-8-sig"
) -> CsvFile:
    """Return a list as CSV; in UTF-8 it begins with the mark by which Excel knows it, and nothing is lost."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if encoding == "utf-8-sig":
        writer.writerows([_harmless(cell) for cell in row] for row in (headings, *rows))
        return CsvFile(out.getvalue().encode("utf-8-sig", "replace"))
    found: list[Unwritable] = []
    for number, row in enumerate((headings, *rows), start=1):
        line: list[str | float] = []
        for cell, heading in zip(row, headings, strict=True):
            written, lost = _in_cp932(cell) if isinstance(cell, str) else (cell, "")
            line.append(_harmless(written))
            if lost:
                found.append(Unwritable(number, heading, lost))
        writer.writerow(line)
    return CsvFile(out.getvalue().encode("cp932"), tuple(found))


def _harmless(value: str | float) -> str | float:
    return f"'{value}" if isinstance(value, str) and _DANGEROUS.match(value) else value


def _in_cp932(text: str) -> tuple[str, str]:
    """Return a text as Shift_JIS can write it, and the signs that it lacks, each once."""
    if _fits(text):
        return text, ""
    plain = "".join(one if _fits(one) else unicodedata.normalize("NFC", one).translate(_SAME) for one in _letters(text))
    if _fits(plain):
        return plain, ""
    lost = dict.fromkeys(sign for sign in plain if not _fits(sign))
    swaps = {ord(sign): "" if unicodedata.category(sign) in _INVISIBLE else REPLACED for sign in lost}
    return plain.translate(swaps), "".join(sign for sign in lost if swaps[ord(sign)])


def _letters(text: str) -> list[str]:
    """Return a text sign by sign, each with the marks that belong to it: か with its ゙ is one.

    Only what cannot be written as it is may become another sign: 神 and 﨑 are names and stay as people write them.
    """
    found: list[str] = []
    for sign in text:
        if found and unicodedata.combining(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _fits(text: str) -> bool:
    """Say whether a text comes back from Shift_JIS as it was."""
    try:
        return text.encode("cp932").decode("cp932") == text
    except UnicodeError:
        return False
