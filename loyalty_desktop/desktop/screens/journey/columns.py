"""The columns of the file as the palette lists them: badge, name, distribution, whether the journey has them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.i18n import N_, ngettext
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.suggest import is_wanted
from loyalty_desktop.report.column_spark import column_spark
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column, Survey

Place: TypeAlias = Literal["away", "loose", "placed"]
RowKind: TypeAlias = Literal["heading", "column", "option"]
NO_CANDIDATES: frozenset[Role] = frozenset({"id", "timestamp", "personal", "comment", "unused", "derived"})
_ON_THE_MAP: frozenset[Role] = frozenset({"driver", "overall_satisfaction", "experience"})
_BADGES = {
    "text": N_("Aa"),
    "category": N_("A/B"),
    "bands": N_("A/B"),
    "number": N_("#"),
    "money": N_("#"),
    "date": N_("D"),
    "id": N_("ID"),
    "empty": "–",
}
CIRCLE, LINES = "○", "▤"
"""Badges of yes/no and of several answers; they are drawn, since not every font has them."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One line of the palette; headings have neither key nor badge."""

    kind: RowKind
    text: str
    key: ColumnKey | None = None
    option: str | None = None
    badge: str = ""
    spark: tuple[float, ...] = ()
    used: bool = False
    loose: bool = False
    """On the map, but as experiences that belong to no driver yet: still to be placed."""
    expanded: bool | None = None
    """Whether its options are shown; None when it has none."""
    note: str = ""

    @property
    def id(self) -> tuple[str, ColumnKey | None, str | None]:
        """What the line is known by, whatever it says."""
        return (self.kind if self.kind != "heading" else self.text[:4], self.key, self.option)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one column says, whatever the journey has of it."""

    column: Column
    name: str
    badge: str
    spark: tuple[float, ...]
    options: tuple[str, ...]
    words: str
    note: str
    doubt: str
    """Why the column is not on the map, if its role is only a guess."""


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The columns of a survey in file order, made once for a survey in one language."""

    all: tuple[Entry, ...]


def entries_of(survey: Survey, previous: Entries | None = None) -> Entries:
    """Return what the columns of a survey say; columns that are read as before are not looked at again."""
    known = {} if previous is None else {one.column.key: one for one in previous.all}
    uses = Counter(column.own for column in survey.columns)
    made = []
    for column in survey.columns:
        name = (column.own if uses[column.own] == 1 else column.heading) or f"[{column.letter}]"
        old = known.get(column.key)
        made.append(old if old is not None and (old.column, old.name) == (column, name) else _entry(column, name))
    return Entries(tuple(made))


def _entry(column: Column, name: str) -> Entry:
    options = tuple(option.text for option in column.scale.options) if column.scale.kind == "multi" else ()
    said = (column.heading, name, *options)
    note = [column.heading or name, _("{role} · {kind}").format(role=word("role", column.role), kind=_kind(column))]
    return Entry(
        column,
        name,
        badge_of(column),
        column_spark(column),
        options,
        "\n".join(match_text(one) for one in said),
        "\n".join(note),
        doubt_of(column),
    )


def doubt_of(column: Column) -> str:
    """Return why a column is not on the map though its role belongs there; '' where its role is no mere guess."""
    if is_wanted(column) or column.role not in _ON_THE_MAP:
        return ""
    told = _("To be checked: the role {role} is only a guess, so the column is not on the map yet.")
    return told.format(role=word("role", column.role))


def badge_of(column: Column) -> str:
    """Return the sign of a column's kind: the number of points of a rating, ○ for yes or no, 区 for a category …"""
    kind = column.scale.kind
    if kind in RATINGS:
        return str(column.scale.points)
    if kind in ("yes_no", "multi"):
        return CIRCLE if kind == "yes_no" else LINES
    badge = _BADGES[kind]
    return _(badge) if badge != "–" else badge


def _kind(column: Column) -> str:
    points = column.scale.points
    if column.scale.kind in RATINGS and points:
        return ngettext("{count} point", "{count} points", points).format(count=points)
    return word("kind", column.scale.kind)


def rows_of(
    entries: Entries, journey: Journey, search: str = "", expanded: Collection[ColumnKey] = ()
) -> tuple[ColumnRow, ...]:
    """Return the lines of the palette: what the journey lacks, what it has without a driver, then the rest of it.

    Each is in file order. Columns that nobody wants on a map (numbers of customers, dates, comments) are the last of
    the first group. A search keeps columns whose heading or options hold it, and shows the options that do.
    """
    needle = match_text(search)
    used, loose = _used(journey), _loose(journey)
    groups: dict[Place, list[Entry]] = {"away": [], "loose": [], "placed": []}
    for one in entries.all:
        if needle in one.words:
            groups[_place_of(one, used, loose)].append(one)
    groups["away"].sort(key=lambda one: one.column.role in NO_CANDIDATES)
    titles: tuple[tuple[Place, str], ...] = (
        ("away", _("Not on the map ({count})")),
        ("loose", _("Without a driver ({count})")),
        ("placed", _("On the map ({count})")),
    )
    rows: list[ColumnRow] = []
    for place, title in titles:
        if not groups[place] and (needle or place == "loose"):
            continue
        rows.append(ColumnRow("heading", title.format(count=f"{len(groups[place]):,}")))
        for one in groups[place]:
            rows += _lines(one, used, needle, one.column.key in expanded, place)
    return tuple(rows)


def _lines(
    entry: Entry, used: frozenset[tuple[ColumnKey, str | None]], needle: str, expanded: bool, place: Place
) -> Iterable[ColumnRow]:
    options = entry.options
    named = bool(needle) and needle in match_text(f"{entry.column.heading}\n{entry.name}")
    if needle and not named:
        options, expanded = tuple(one for one in options if needle in match_text(one)), True
    is_open = expanded if entry.options else None
    key = entry.column.key
    note = f"{entry.note}\n{entry.doubt}" if entry.doubt and place == "away" else entry.note
    placed, loose = place == "placed", place == "loose"
    yield ColumnRow("column", entry.name, key, None, entry.badge, entry.spark, placed, loose, is_open, note)
    if is_open:
        for option in options:
            taken, told = (key, match_text(option)) in used, f"{option}\n{entry.column.heading}"
            yield ColumnRow("option", option, key, option, "", (), taken, loose and not taken, None, told)


def _used(journey: Journey) -> frozenset[tuple[ColumnKey, str | None]]:
    """Return columns and options that have their place in the journey, as pairs; options compared as texts are.

    An experience that belongs to no driver yet is still to be placed.
    """
    found: set[tuple[ColumnKey, str | None]] = set()
    for driver in (*journey.drivers, *journey.overall):
        if driver.column is not None:
            found.add((driver.column, None))
    for one in journey.experiences:
        if one.column is not None and one.driver is not None:
            found.add((one.column, None if one.option is None else match_text(one.option)))
    for column in (journey.measure.column, journey.weight):
        if column is not None:
            found.add((column, None))
    return frozenset(found)


def _loose(journey: Journey) -> frozenset[tuple[ColumnKey, str | None]]:
    """Return columns and options that are experiences without a driver, as pairs like those of `_used`."""
    return frozenset(
        (one.column, None if one.option is None else match_text(one.option))
        for one in journey.experiences
        if one.column is not None and one.driver is None
    )


def _place_of(
    entry: Entry, used: frozenset[tuple[ColumnKey, str | None]], loose: frozenset[tuple[ColumnKey, str | None]]
) -> Place:
    """Return where a column is listed: loose when all that is missing is a driver for its experiences."""
    if _is_used(entry, used):
        return "placed"
    return "loose" if _is_used(entry, used | loose) else "away"


def _is_used(entry: Entry, used: frozenset[tuple[ColumnKey, str | None]]) -> bool:
    """Say whether the journey has a column; one with several answers when it has all of them."""
    key = entry.column.key
    if (key, None) in used:
        return True
    if entry.options:
        return all((key, match_text(option)) in used for option in entry.options)
    return any(column == key for column, _option in used)
