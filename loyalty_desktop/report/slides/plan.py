"""What will stand on each slide, and where, before anything is drawn."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.report.document.charts import Bars, Grid, Lines, Parts, Scatter
from loyalty_desktop.report.document.model import Table
from loyalty_desktop.report.slides.boxes import Box
from loyalty_desktop.report.slides.table_parts import TablePart
from loyalty_desktop.report.slides.texts import Piece

Kind: TypeAlias = Literal["cover", "page"]
NativeChart: TypeAlias = Bars | Parts | Scatter | Lines


class TextSpot(msgspec.Struct, frozen=True):
    """A box with text; `role` names it on its slide, the same in every wave."""

    role: str
    box: Box
    pieces: tuple[Piece, ...]


class ChartSpot(msgspec.Struct, frozen=True):
    """A box with a native chart."""

    role: str
    box: Box
    chart: NativeChart


class GridSpot(msgspec.Struct, frozen=True):
    """A box with a grid."""

    role: str
    box: Box
    grid: Grid


class TableSpot(msgspec.Struct, frozen=True):
    """A box with a part of a table."""

    role: str
    box: Box
    table: Table
    part: TablePart


Spot: TypeAlias = TextSpot | ChartSpot | GridSpot | TableSpot


class SlidePlan(msgspec.Struct, frozen=True):
    """One slide: `key` names it in every wave; its title in full and as it fits, what stands on it, what is said."""

    key: str
    kind: Kind
    page: str
    """What the slide is about in a word, for messages."""
    title: str
    title_size: float
    spots: tuple[Spot, ...]
    notes: tuple[str, ...] = ()
    subtitle: str = ""
