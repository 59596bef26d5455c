"""What readers of one long XML document share: it is parsed as it streams by, and document types are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

Attributes: TypeAlias = "dict[str, str]"


class XmlSheets:
    """The sheets of a document on its way through the parser; subclasses hear of elements and texts."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._sheets: list[Sheet] = []
        self._cells = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, block: bytes) -> None:
        """Take in the next bytes."""
        self._parser.Parse(block, False)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return what was read, when all has been; raises ValueError when there is no table."""
        self._parser.Parse(b"", True)
        if not self._sheets:
            msg = "no table"
            raise ValueError(msg)
        return tuple(self._sheets)

    def _start(self, name: str, attributes: Attributes) -> None:
        raise NotImplementedError

    def _end(self, name: str) -> None:
        raise NotImplementedError

    def _text(self, text: str) -> None:
        raise NotImplementedError

    def _refuse(self, *_: object) -> None:
        msg = "a document type is not allowed"
        raise ValueError(msg)
