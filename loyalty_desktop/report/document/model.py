"""What a report holds: pages with sentences, tables and charts, and what every figure of it rests on.

Excel, PowerPoint, PDF and pictures are drawn from these values and from nothing else, so they cannot tell
different figures. All texts are in the language in use when the report was made; texts of the survey stand in them as
they are, and whoever writes them to a file sees to it that they stay text.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.report.document.charts import Chart
from loyalty_desktop.report.shown import Shown

SectionId: TypeAlias = Literal[
    "summary", "journey", "drivers", "experiences", "customers", "voices", "compare", "actions", "definitions"
]
SECTIONS: tuple[SectionId, ...] = (
    *("summary", "journey", "drivers", "experiences", "customers", "voices", "compare", "actions", "definitions"),
)
"""In the order in which they are told: that of the method."""
Unit: TypeAlias = Literal["text", "count", "score", "points", "share", "share_points", "p", "amount", "number"]
"""What a column of figures is in: people, a net score (-100..100), a difference of scores (-200..200), a share
(0..1), a difference of shares (-1..1), a p-value, money, or another number."""
Level: TypeAlias = Literal["key", "detail", "appendix"]
"""Who needs a page: `key` the management too, `detail` the team, `appendix` those who look figures up."""


class Figure(msgspec.Struct, frozen=True):
    """One figure in a cell: unrounded, None where a small base hides it or there is none.

    `state` says how it is shown (`reference`: muted and tagged; `hidden`: only its n elsewhere). `mark` is what stands
    beside it (▲ ▼). `key` names it for those who figure it out again (live formulas, tests):
    `loyalty/score/value`, `drivers/<id>/head/low`, the path of `analyze --json` with ids in place of numbers; '' where
    nobody does.
    """

    value: float | None
    state: Shown = "shown"
    mark: str = ""
    key: str = ""


Cell: TypeAlias = str | Figure
RowKind: TypeAlias = Literal["row", "group", "total"]


class Column(msgspec.Struct, frozen=True):
    """One column of a table: its heading, what its figures are in, and what they mean ('' where the heading says it).

    `before` and `after` stand beside each amount (¥, 円). `adds_up` marks counts of people of which the rows, without
    those of kind `total`, are parts: small ones may have to be hidden together. `tinted` has colours say how high.
    """

    title: str
    unit: Unit = "text"
    meaning: str = ""
    digits: int = 0
    before: str = ""
    after: str = ""
    adds_up: bool = False
    tinted: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row of a table, with one cell for each column."""

    cells: tuple[Cell, ...]
    kind: RowKind = "row"
    n: int | None = None
    """How many respondents the whole row is about, where it is about a group of them; small groups can be hidden."""


class Table(msgspec.Struct, frozen=True):
    """A table with its name (unlike any other in the report, the same in every wave), its title and its notes.

    `main` are the places of the rows that tell most, these first; () where the first rows do. A slide has no room for
    more than the first few of them.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    main: tuple[int, ...] = ()


class Words(msgspec.Struct, frozen=True):
    """Sentences, one a line; `kind` says what they are: what was found, a quotation, or a remark in small letters."""

    id: str
    title: str
    lines: tuple[str, ...]
    kind: Literal["findings", "quotes", "remarks"] = "findings"


Block: TypeAlias = Words | Table | Chart


class Page(msgspec.Struct, frozen=True):
    """One page: a slide, a part of a sheet, a heading of the PDF with what follows it.

    `title` is what the page says, a whole sentence; `name` is what it is about, in a word or two. `base` is the line
    at its foot: whom it counts, how the interval is made, what was tested. `notes` are what the speaker should know:
    what the terms mean, how to read it. `fewest` is how many the smallest group is of which the differences between
    its figures tell, 0 where that is not known.
    """

    id: str
    section: SectionId
    name: str
    title: str
    blocks: tuple[Block, ...]
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    base: str = ""
    level: Level = "detail"
    fewest: int = 0


class Fact(msgspec.Struct, frozen=True):
    """One line of what the report rests on: Filter — Women; File — survey.xlsx, sheet Answers."""

    name: str
    value: str


class Definition(msgspec.Struct, frozen=True):
    """A term of the report and what it means."""

    term: str
    meaning: str


class Report(msgspec.Struct, frozen=True):
    """The whole report. `made` is the day, ISO; `footer` says in one line what every page rests on."""

    title: str
    subtitle: str
    language: str
    made: str
    facts: tuple[Fact, ...]
    pages: tuple[Page, ...]
    definitions: tuple[Definition, ...]
    footer: str

    def of(self, section: SectionId) -> tuple[Page, ...]:
        """Return the pages of a section."""
        return tuple(page for page in self.pages if page.section == section)
