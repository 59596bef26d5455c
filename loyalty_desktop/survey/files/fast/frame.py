"""What stands in a worksheet before and after its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from loyalty_desktop.survey.files.fast.window import UnknownLayoutError
from loyalty_desktop.survey.files.number_formats import MAIN_NAMESPACE

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.surroundings import Surroundings

_PREFIX = f"{MAIN_NAMESPACE} "
_ROOT, _DATA, _COLUMN, _MERGED = (_PREFIX + name for name in ("worksheet", "sheetData", "col", "mergeCell"))
_ENCODINGS = {None, "utf-8", "utf8"}


class Frame:
    """Follows the elements around the rows; the rows themselves are never given to it."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.XmlDeclHandler = self._declared
        self._open: list[str] = []
        self._is_broken = False
        self._encoding: str | None = None

    def begin(self, head: bytes) -> None:
        """Take all up to the start of the rows; raises UnknownLayoutError unless it is as usual."""
        try:
            self._parser.Parse(head, False)
        except expat.ExpatError as error:
            raise UnknownLayoutError(head[:80]) from error
        if self._open != [_ROOT, _DATA] or self._encoding not in _ENCODINGS:
            raise UnknownLayoutError(head[:80])

    def end(self, tail: bytes) -> None:
        """Take what follows the rows; what is broken there takes no answer away."""
        if not self._is_broken:
            try:
                self._parser.Parse(tail, False)
            except expat.ExpatError:
                self._is_broken = True

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._encoding = encoding.lower() if encoding else None

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if name == _COLUMN:
            self._around.columns(attributes)
        elif name == _MERGED:
            self._around.merge(attributes)

    def _ended(self, _name: str) -> None:
        self._open.pop()
