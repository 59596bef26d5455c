"""What the typesetter is given, as JSON: texts that are plain strings, figures that are written already, drawings.

Measures are points. The templates (`resources/report/*.typ`) hold all that is markup; these values hold none, and
nothing in them is ever read as such.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.report.document.model import RowKind
from loyalty_desktop.report.drawing.primitives import Drawing

Side: TypeAlias = Literal["left", "right"]


class SetCell(msgspec.Struct, frozen=True):
    """One cell: its text, the sign and the tag beside it, whether it is muted, the colour behind it ('' for none)."""

    text: str
    mark: str = ""
    tag: str = ""
    muted: bool = False
    fill: str = ""


class SetRow(msgspec.Struct, frozen=True):
    """One row of a table."""

    kind: RowKind
    cells: tuple[SetCell, ...]


class SetTable(msgspec.Struct, frozen=True, tag="table"):
    """A table that fits its page: the width of each column, the size of its letters."""

    title: str
    size: float
    widths: tuple[float, ...]
    sides: tuple[Side, ...]
    heads: tuple[str, ...]
    rows: tuple[SetRow, ...]
    notes: tuple[str, ...]


class SetChart(msgspec.Struct, frozen=True, tag="chart"):
    """A chart under its title, with what it shows in words for those who cannot see it; `scale` shrinks it."""

    title: str
    alt: str
    drawing: Drawing
    scale: float = 1.0


class SetWords(msgspec.Struct, frozen=True, tag="words"):
    """Sentences under a title; `size` is that of their letters where they stand in a box."""

    title: str
    kind: str
    lines: tuple[str, ...]
    size: float = 8.5


SetBlock: TypeAlias = SetTable | SetChart | SetWords


class SetPage(msgspec.Struct, frozen=True):
    """One page of the report; `wide` has it lie on its side, `listed` has it stand in the list of contents."""

    name: str
    title: str
    lead: tuple[str, ...]
    blocks: tuple[SetBlock, ...]
    notes: tuple[str, ...]
    base: str
    wide: bool = False
    listed: bool = True


class SetSection(msgspec.Struct, frozen=True):
    """A part of the report."""

    name: str
    pages: tuple[SetPage, ...]


class Terms(msgspec.Struct, frozen=True):
    """The program's own words in a document, in its language."""

    contents: str
    definitions: str


class Document(msgspec.Struct, frozen=True):
    """A whole document. `language` is a code such as ja; `contents` is how deep its list of contents goes (0: none).

    `signs` is the font of quotes and dots where that of the texts has wide ones, '' otherwise.
    """

    title: str
    subtitle: str
    language: str
    fonts: tuple[str, ...]
    footer: str
    facts: tuple[tuple[str, str], ...]
    contents: int
    sections: tuple[SetSection, ...]
    definitions: tuple[tuple[str, str], ...]
    terms: Terms
    signs: str = ""
