"""Web pages with tables, which many web programs download under the name .xls (I60): each table is a sheet.

Python's own html.parser takes a time that grows with the square of a hostile page, lxml would change how openpyxl
reads, and html5lib is not kept any more. Tables need so little of HTML that the tags are cut out here, each step
bounded; nothing is fetched, run or expanded but the named characters of the standard (html.unescape).
"""

from __future__ import annotations

import codecs
import datetime as dt
import html
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import message
from loyalty_desktop.survey.cells import is_date
from loyalty_desktop.survey.files.encoding import decodes, encoding_as_told, encoding_of
from loyalty_desktop.survey.files.grid import MAX_COLUMNS, Grid
from loyalty_desktop.survey.files.limits import MAC_EPOCH, WINDOWS_EPOCH
from loyalty_desktop.survey.files.number_formats import shows_date
from loyalty_desktop.survey.normal import plain
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Cell, Merged, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Report: TypeAlias = "Callable[[float], None]"

_LONGEST_TAG, _MOST_QUOTED = 8_192, 8
_MOST_ROWS = 1 << 20
_REPORT_EVERY = 1 << 16  # characters
_HEAD = 4_096
_DEEPEST = 50
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_JAPANESE = {"shift_jis", "x-sjis", "sjis", "windows-31j", "ms932", "ms_kanji"}
_TAG_NAME = re.compile(r"/?([a-zA-Z][\w:-]{0,40})")
_SAID = re.compile(
    r"\b(colspan|rowspan|style|bgcolor|sdval|sdnum)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_QUOTED = re.compile(r"\"[^\"]*\"")
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN_TAGS = ("script", "style", "title", "textarea", "comment")
_WITHOUT_TAGS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in _UNSEEN_TAGS}
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([#\w]{2,30})", re.IGNORECASE)
_NO_COLOUR = {"", "transparent", "none", "inherit", "white", "#fff", "#ffffff"}
_BOOLEAN = "BOOLEAN"
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ODD_SPACES = re.compile(r"[\t\r\n\f]|  ")
_BLOCKS = frozenset({"br", "p", "div", "li"})
_ERROR = re.compile(r"#[A-Z0-9/?_]+[!?]?|Err:\d+")
_CELLS = frozenset({"td", "th"})
_DIGITS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_LAST_DAY = 100_000
_SPANS = ("rowspan", "colspan")
_EXACT = 1 << 53


def read_page(data: bytes, encoding: str | None, file: str, report: Report) -> Workbook:
    """Return every table of the page that has rows as a sheet; raises NoAnswers when there is none."""
    codec = encoding_as_told(data, encoding, file) if encoding else _codec(data, file)
    page = _Page(file)
    text = data.decode(codec)
    told = 0
    for at, tag, said, words in _tokens(text):
        if words:
            page.text(words)
        if tag:
            page.tag(tag, said)
        if at - told > _REPORT_EVERY:
            told = at
            report(at / len(text))
    sheets = page.sheets()
    if not sheets:
        raise NoAnswers(message("page_without_table", file=file))
    notes = [Noted(message("note_page"), len(sheets))]
    if page.is_cut:
        notes.append(Noted(message("note_page_cut"), state="asked"))
    return Workbook(sheets, codec, notes=tuple(notes))


def _codec(data: bytes, file: str) -> str:
    """Return the codec that the page names, if it is that; else the one recognised."""
    named = _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = named[1].decode("ascii").lower()
        try:
            codec = "cp932" if name in _JAPANESE else codecs.lookup(name).name
        except LookupError:
            return encoding_of(data, file)
        codec = "cp1252" if codec in {"iso8859-1", "ascii"} else codec
        if not codec.startswith("utf-16") and decodes(data, codec):
            return codec
    return encoding_of(data, file)


def _tokens(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield for each tag: where it is, its name with / in front where it closes, what it says, the words before it."""
    at = 0
    while (start := text.find("<", at)) >= 0:
        words = text[at:start]
        if text.startswith("<!--", start):
            at = _after(text, "-->", start + 4)
            yield start, "", "", words
            continue
        if text.startswith(("<!", "<?"), start):
            at = _after(text, ">", start)
            yield start, "", "", words
            continue
        name = _TAG_NAME.match(text, start + 1)
        end = _end_of_tag(text, start) if name else -1
        if name is None or end < 0:  # a sign in the text
            yield start, "", "", words + "<"
            at = start + 1
            continue
        tag = name[0].lower()
        yield start, tag, text[name.end() : end], words
        at = end + 1
        if tag in _WITHOUT_TAGS:
            closing = _WITHOUT_TAGS[tag].search(text, at)
            at = closing.start() if closing else len(text)
    yield len(text), "", "", text[at:]


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return found + len(mark) if found >= 0 else len(text)


def _end_of_tag(text: str, start: int) -> int:
    """Return where the tag ends; a > in quotes does not end it."""
    end = start
    for _ in range(_MOST_QUOTED):
        end = text.find(">", end + 1, start + _LONGEST_TAG)
        if end < 0:
            return -1
        unquoted = text[start:end]
        if '"' in unquoted:
            unquoted = _QUOTED.sub("", unquoted)
        if '"' not in unquoted and unquoted.count("'") % 2 == 0:
            return end
    return end


class _Page:
    """The tables of a page, one in another where they are so."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[_Table] = []
        self._done: list[_Table] = []
        self._cells = 0

    @property
    def is_cut(self) -> bool:
        """Whether a table that has begun has not ended."""
        return bool(self._open)

    def tag(self, tag: str, said: str) -> None:
        """Take notice of a tag."""
        if tag == "table":
            self._open.append(_Table(self._file, self._cells))
            self._done.append(self._open[-1])
            if len(self._open) > _DEEPEST:
                self._open.pop(0)
        elif not self._open:
            return
        elif tag == "/table":
            table = self._open.pop()
            table.end_row()
            self._cells = table.cells
        else:
            self._open[-1].tag(tag, said)

    def text(self, words: str) -> None:
        """Take in words, which belong to the innermost cell that is open."""
        if self._open:
            self._open[-1].text(words)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the tables that are more than a line, in the order of the page; all of them when none is."""
        for table in self._open:
            table.end_row()
        stem = PurePath(self._file).stem
        tables = [table for table in self._done if table.rows > 1] or [table for table in self._done if table.rows]
        return tuple(
            table.sheet(table.caption or (stem if number == 1 else f"{stem} ({number})"))
            for number, table in enumerate(tables, 1)
        )


class _Table:
    """One table: the cell that is open, and cells that reach down from rows above."""

    def __init__(self, file: str, cells: int) -> None:
        self._file, self._cells_before = file, cells
        self._filled: Grid | None = None
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        self._words: list[str] | None = None
        self._in_caption = False
        self._span = (1, 1)
        self._kept = ("", "")
        self._merged: list[Merged] = []
        self._hidden: list[int] = []
        self.caption = ""

    @property
    def _grid(self) -> Grid:
        """The cells; hostile pages are full of tables that have none."""
        if self._filled is None:
            self._filled = Grid(self._file, self._cells_before)
        return self._filled

    @property
    def cells(self) -> int:
        """How many cells there are so far on the page."""
        return self._cells_before if self._filled is None else self._filled.cells

    @property
    def rows(self) -> int:
        """How many rows there are so far."""
        return 0 if self._filled is None else self._filled.rows

    def tag(self, tag: str, said: str) -> None:
        """Take notice of a tag inside the table."""
        if tag in _CELLS:
            self._end_cell()
            self._start_cell(said)
        elif tag in {"tr", "/tr"}:
            self.end_row()
            if tag == "tr":
                self._start_row(said)
        elif tag in {"/td", "/th"}:
            self._end_cell()
        elif tag in {"caption", "/caption"}:
            self._in_caption = tag == "caption"
        elif tag.lstrip("/") in _BLOCKS and self._words is not None:
            self._words.append("\n")

    def text(self, words: str) -> None:
        """Take in words of the cell or the caption."""
        if self._words is not None:
            self._words.append(_plain(words))
        elif self._in_caption:
            self.caption = (self.caption + _plain(words)).strip()

    def _start_row(self, said: str) -> None:
        self._row += 1
        self._column = 0
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        if _UNSEEN.search(said):
            self._hidden.append(self._row)

    def _start_cell(self, said: str) -> None:
        if self._row < 0:
            self._start_row("")
        while self._column in self._taken:
            self._column += 1
        self._grid.reach(self._column)
        self._words = []
        self._span, self._kept = (1, 1), ("", "")
        if "=" not in said:
            return
        told = {name.lower(): html.unescape("".join(values).strip()) for name, *values in _SAID.findall(said)}
        down, right = (max(int(text[:9]), 1) if (text := told.get(name, "")).isdigit() else 1 for name in _SPANS)
        self._span = min(down, _MOST_ROWS), min(right, MAX_COLUMNS)
        self._kept = told.get("sdval", ""), told.get("sdnum", "").partition(";")[2].partition(";")[2]
        self._grid.colour(self._row, self._column, _background(told))

    def _end_cell(self) -> None:
        if self._words is None:
            return
        down, right = self._span
        text, (kept, shown) = _tidy("".join(self._words)), self._kept
        value = _kept(kept, shown, text) if text and (kept or _ERROR.fullmatch(text)) else text
        if value != "":
            self._grid.put(self._row, self._column, value, shown)
        if down > 1:
            self._taken |= dict.fromkeys(range(self._column, min(self._column + right, MAX_COLUMNS)), down)
        if down > 1 or right > 1:
            self._merged.append(Merged(self._row, self._column, self._row + down - 1, self._column + right - 1))
        self._column += right
        self._words = None

    def end_row(self) -> None:
        """End the row and the cell that are open."""
        self._end_cell()

    def sheet(self, name: str) -> Sheet:
        """Return the table as a sheet."""
        return self._grid.sheet(name, hidden_rows=self._hidden, merged=self._merged)


def _kept(kept: str, shown: str, text: str) -> Cell:
    """Return what LibreOffice keeps beside what it shows: numbers in full, and dates where both say the same."""
    if _ERROR.fullmatch(text):
        return text if text.startswith("#") else "#VALUE!"
    try:
        number = float(kept)
    except ValueError:
        return text
    if shows_date(shown) or is_date(plain(text)):
        return _moment(number, text)
    if shown == _BOOLEAN:
        return number != 0
    return int(number) if number.is_integer() and abs(number) < _EXACT else number


def _moment(number: float, text: str) -> Cell:
    """Return the moment that so many days stand for, if day, month and year are those that are shown."""
    said = {int(digits) for digits in _DIGITS.findall(text)}
    for epoch in (WINDOWS_EPOCH, MAC_EPOCH):
        if not 0 < number < _LAST_DAY:
            break
        moment = epoch + dt.timedelta(seconds=round(number * 86_400))
        if {moment.day, moment.month} <= said and said & {moment.year, moment.year % 100}:
            return moment
    return text


def _background(told: dict[str, str]) -> str:
    """Return the colour behind a cell, '' for none."""
    named = _BACKGROUND.search(told.get("style", ""))
    colour = (named[1] if named else told.get("bgcolor", "")).lower()
    return "" if colour in _NO_COLOUR else colour


def _plain(words: str) -> str:
    """Return what words of a page say; most are said in nothing but letters."""
    words = _SPACES.sub(" ", words) if _ODD_SPACES.search(words) else words
    return html.unescape(words) if "&" in words else words


def _tidy(text: str) -> str:
    if "\n" not in text and "  " not in text:
        joined = text.strip(" \xa0")
    else:
        lines = [line.strip(" \xa0") for line in text.split("\n")]
        joined = re.sub(" {2,}", " ", "\n".join(lines)).strip("\n")
    return joined if joined.strip() else ""
