"""Texts of a survey in a workbook: text and never a formula; what a cell cannot hold is counted and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

    from openpyxl.cell.cell import Cell

LONGEST = 32_767
"""So many characters fit into a cell, as Excel counts them (UTF-16)."""
_LONGEST_NAME = 31
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot say."""
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of a letter."""
LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How texts begin that Excel makes a formula of when somebody types them."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]+")
_RESERVED = "history"
_SAID_PLACES = 20


def sayable(text: str) -> str:
    """Return a text with a space for every sign that no file of Excel can hold."""
    return _NO_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a text that can be written, without line breaks."""
    return " ".join(sayable(text).split())


class Pen:
    """Writes texts into cells, and remembers what of them could not be written."""

    def __init__(self) -> None:
        self._changed: list[str] = []
        self._cut: list[str] = []

    def write(self, cell: Cell, text: str) -> None:
        """Write a text as text, whatever it looks like."""
        if not text:
            return
        said = sayable(text)
        if len(_NO_TEXT.findall(text)):
            self._changed.append(_place(cell))
        coded = _CODED.sub("_x005F_", said)
        if _size(coded) > LONGEST:
            self._cut.append(_place(cell))
            coded = _cut(coded)
        cell.value = coded
        cell.data_type = "s"  # openpyxl would take some for a formula or an error
        if said.startswith(LIKE_FORMULAS):
            cell.quotePrefix = True  # and Excel too, once somebody has clicked into the cell

    def remarks(self) -> tuple[str, ...]:
        """Return in sentences what could not be written as it was."""
        found = []
        if self._changed:
            found.append(
                _("{count} texts hold signs that Excel cannot; a space stands in their place: {places}").format(
                    count=len(self._changed), places=_places(self._changed)
                )
            )
        if self._cut:
            found.append(
                _("{count} texts are longer than a cell of Excel can be and were cut: {places}").format(
                    count=len(self._cut), places=_places(self._cut)
                )
            )
        return tuple(found)


def sheet_name(name: str, taken: Collection[str]) -> str:
    """Return a name that a sheet may have and that none of `taken` has, as near to `name` as can be."""
    plain = _NOT_IN_NAMES.sub(" ", one_line(name)).strip(" '") or "-"
    if plain.casefold() == _RESERVED:
        plain += " -"
    used = {one.casefold() for one in taken}
    found, count = _shortened(plain, ""), 1
    while found.casefold() in used:
        count += 1
        found = _shortened(plain, f" {count}")
    return found


def footer_text(text: str, longest: int) -> str:
    """Return a text for the foot of a printed page, where & is a command, no longer than so many characters."""
    escaped = one_line(text).replace("&", "&&")
    if len(escaped) <= longest:
        return escaped
    kept = escaped[: longest - 1]
    odd = (len(kept) - len(kept.rstrip("&"))) % 2
    return kept[: len(kept) - odd] + "…"


def _shortened(name: str, end: str) -> str:
    while _size(name + end) > _LONGEST_NAME:
        name = name[:-1]
    return name.rstrip(" '") + end


def _size(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(text: str) -> str:
    kept = text[:LONGEST]
    while _size(kept) > LONGEST:
        kept = kept[: -max(1, (_size(kept) - LONGEST) // 2)]
    return kept


def _place(cell: Cell) -> str:
    return f"{cell.parent.title}!{cell.coordinate}"


def _places(places: list[str]) -> str:
    more = ", …" if len(places) > _SAID_PLACES else ""
    return ", ".join(places[:_SAID_PLACES]) + more
