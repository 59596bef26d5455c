"""Styles of an OpenDocument workbook: how numbers are shown, backgrounds, and which sheets are hidden.

A number format is a style of its own there, which the style of a cell names; cells without a style take that of
their row or of their column. Only what is part of an answer is told: zeros in front, percents, and that a number
stands for a truth value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.xml_sheets import Attributes

BOOLEAN = "BOOLEAN"
"""The format of truth values, as LibreOffice names it."""
LENGTH = "[h]"
"""The format of times that go on beyond a day."""
_NUMBERS = {
    "number:number-style": "",
    "number:percentage-style": "0%",
    "number:currency-style": "",
    "number:boolean-style": BOOLEAN,
}
_NO_COLOUR = {"", "transparent", "#ffffff"}
_MOST_ZEROS = 40


class Look(NamedTuple):
    """How a cell is shown: its number format ('' for any other), and its background ('' for none)."""

    shown: str = ""
    background: str = ""


class Styles:
    """The styles met so far; an element that says nothing of them is ignored."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._cells: dict[str, tuple[str, str, str]] = {}
        self._hidden: set[str] = set()
        self._style: tuple[str, str] = ("", "")
        self._format = ""
        self._looks: dict[str, Look] = {}

    def start(self, name: str, said: Attributes) -> None:
        """Take notice of an element."""
        if name == "style:style":
            self._style = said.get("style:family", ""), said.get("style:name", "")
            if self._style[0] == "table-cell":
                parent, shown = said.get("style:parent-style-name", ""), said.get("style:data-style-name", "")
                self._cells[self._style[1]] = parent, shown, ""
        elif name in _NUMBERS:
            self._format = said.get("style:name", "")
            self._formats[self._format] = _NUMBERS[name]
        elif name == "number:time-style":
            goes_on = said.get("number:truncate-on-overflow") == "false"
            self._formats[said.get("style:name", "")] = LENGTH if goes_on else ""
        elif name == "number:number" and self._formats.get(self._format) == "":
            self._formats[self._format] = _zeros(said)
        elif name in {"number:text", "number:currency-symbol"} and self._formats.get(self._format, "").startswith("00"):
            self._formats[self._format] = ""  # zeros in front of a number with words are no id
        elif name == "style:table-properties" and said.get("table:display") == "false" and self._style[0] == "table":
            self._hidden.add(self._style[1])
        elif name == "style:table-cell-properties" and self._style[1] in self._cells:
            parent, shown, _none = self._cells[self._style[1]]
            self._cells[self._style[1]] = parent, shown, said.get("fo:background-color", "")

    def end(self, name: str) -> None:
        """Take notice of the end of an element."""
        if name in _NUMBERS:
            self._format = ""

    def hides(self, style: str) -> bool:
        """Say whether a sheet of this style is hidden."""
        return style in self._hidden

    def look(self, style: str) -> Look:
        """Return how cells of this style are shown."""
        found = self._looks.get(style)
        if found is None:
            shown, background = "", ""
            name, left = style, 8  # styles rest on others, honest ones not in circles
            while name in self._cells and left:
                parent, own, colour = self._cells[name]
                shown, background = shown or own, background or colour
                name, left = parent, left - 1
            found = Look(self._formats.get(shown, ""), "" if background.lower() in _NO_COLOUR else background)
            self._looks[style] = found
        return found


def _zeros(said: Attributes) -> str:
    """Return the format of numbers that are filled up with zeros: 00000; '' for any other."""
    least = said.get("number:min-integer-digits", "1")
    whole = said.get("number:decimal-places", "0") == "0" and said.get("number:grouping", "false") != "true"
    return "0" * int(least) if whole and least.isdecimal() and 1 < int(least[:3]) <= _MOST_ZEROS else ""
