"""What the journey map says: lanes, cards and rows as values in the language in use, before anything is painted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.desktop.screens.journey.value_kind import value_tag
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import message
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.emotion_curve import emotion_curve
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.figures import NO_FIGURE, score_text, share_text
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.shown import Shown, how_shown
from loyalty_desktop.report.shown_names import shown_names
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.journey.model import Driver, Experience, Stage
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.emotion_curve import StagePoint
    from loyalty_desktop.report.experience_table import ExperienceRow

CardKind: TypeAlias = Literal["driver", "overall", "loose"]
Tone: TypeAlias = Literal["positive", "negative", "open", "none"]
_BEGINNING = 5
"""Names that have so many first letters in common begin alike."""


@dataclass(frozen=True, slots=True)
class Meter:
    """One bar of a card: what stands at its end, from where to where it runs (0..1), the base, how firm it is."""

    text: str
    base: str
    start: float
    end: float
    state: Shown


@dataclass(frozen=True, slots=True)
class RowContent:
    """One experience on a card, painted with its `short` name; `open`: it was drawn and waits for its column."""

    id: str
    name: str
    short: str
    incidence: str
    score: str
    state: Shown
    tone: Tone
    open: bool
    note: str
    alike: bool = False
    """Whether another row of the card begins like it: then a name is cut in its middle, not at its end."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """One card: a driver, an overall satisfaction, or the experiences that belong to no driver.

    It is painted with its `short` name. Without bars, `hint` says why there are none; `open` says that the card
    was drawn and waits for its column.
    """

    kind: CardKind
    id: str
    name: str
    short: str
    tag: str
    head: Meter | None
    heart: Meter | None
    hint: str
    open: bool
    rows: tuple[RowContent, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LaneContent:
    """One stage: its name ('' if it has none), what its drivers reach together, and its cards."""

    id: str
    name: str
    summary: str
    state: Shown
    cards: tuple[CardContent, ...]
    note: str

    @property
    def label(self) -> str:
        """The name as it is shown and read out."""
        return self.name or _("Unnamed stage")


@dataclass(frozen=True, slots=True)
class BoardContent:
    """The whole map: lanes in order, and what belongs to no stage."""

    lanes: tuple[LaneContent, ...]
    overall: tuple[CardContent, ...]
    loose: CardContent

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on the map at all."""
        return not self.lanes and not self.overall and not self.loose.rows


def board_content(state: State) -> BoardContent:
    """Return what the map says about a state; texts are in the language in use."""
    return _Writer(state).board()


class _Writer:
    """Writes the map of one state, its figures looked up by id."""

    def __init__(self, state: State) -> None:
        self._state = state
        results = state.results
        self._drivers: dict[str, DriverRow] = {}
        self._experiences: dict[str, ExperienceRow] = {}
        self._stages: tuple[StagePoint | None, ...] = (None,) * len(state.journey.stages)
        if results is not None:
            self._drivers = {row.driver: row for row in driver_rows(results)}
            self._experiences = {row.experience: row for row in experience_rows(results).rows}
            self._stages = emotion_curve(results).stages
        journey = state.journey
        self._short_drivers = _shortened((*journey.drivers, *journey.overall))
        for lane in (*(stage.drivers for stage in journey.stages), journey.overall):
            self._short_drivers |= _twins(lane)
        self._short_experiences = _shortened(journey.experiences)
        self._rows: dict[str | None, list[RowContent]] = {}
        for one in journey.experiences:
            self._rows.setdefault(one.driver, []).append(self._row(one))
        self._rows = {driver: marked_alike(rows) for driver, rows in self._rows.items()}

    def board(self) -> BoardContent:
        journey = self._state.journey
        lanes = tuple(self._lane(stage, point) for stage, point in zip(journey.stages, self._stages, strict=True))
        overall = tuple(self._card(one, "overall") for one in journey.overall)
        return BoardContent(lanes, overall, self._loose())

    def _lane(self, stage: Stage, point: StagePoint | None) -> LaneContent:
        cards = tuple(self._card(driver, "driver") for driver in stage.drivers)
        summary, state = _summary(point)
        counted = ngettext("{count} driver", "{count} drivers", len(cards)).format(count=len(cards))
        told = _("{figure}, for reference only").format(figure=summary) if state == "reference" else summary
        parts = (_("Stage {name}").format(name=stage.name or _("Unnamed stage")), counted, told)
        return LaneContent(stage.id, stage.name, summary, state, cards, "\n".join(one for one in parts if one))

    def _card(self, driver: Driver, kind: CardKind) -> CardContent:
        row = self._drivers.get(driver.id)
        rows = tuple(self._rows.get(driver.id, ()))
        hint = self._hint(driver, row)
        tag = value_tag(self._state.journey, driver) if kind == "driver" else _("Overall")
        head = heart = None
        if not hint:
            head = _share_meter(row.head if row else None)
            heart = _score_meter(row.heart if row else None)
        note = _card_note(driver.name, tag, row if not hint else None, hint, len(rows))
        short, is_open = self._short_drivers[driver.id], driver.column is None
        return CardContent(kind, driver.id, driver.name, short, tag, head, heart, hint, is_open, rows, note)

    def _hint(self, driver: Driver, row: DriverRow | None) -> str:
        survey = self._state.survey
        if driver.column is None:
            return _("No column yet — drag one here") if survey is not None else _("No column yet")
        if survey is not None and survey.column(driver.column) is None:
            return _("Its column is not in this file")
        if row is not None and "no_scale" in row.flags:
            return _("Its column has no ratings")
        return ""

    def _row(self, one: Experience) -> RowContent:
        row, short = self._experiences.get(one.id), self._short_experiences[one.id]
        if one.column is None:
            why = _("Experience without a column")
            return RowContent(one.id, one.name, short, "", _("no column"), "hidden", "none", True, f"{one.name}\n{why}")
        if row is None or row.flags:
            why = _("Experience") if row is None else message("experience_no_scale").text()
            note = f"{one.name}\n{why}"
            return RowContent(one.id, one.name, short, "", NO_FIGURE, "hidden", "none", False, note)
        incidence = share_text(row.incidence.value) if how_shown(row.incidence) != "hidden" else ""
        state = how_shown(row.with_it)
        score = score_text(row.with_it.value) if state != "hidden" else _base(row.with_it)
        tone: Tone = row.verdict if row.verdict in ("positive", "negative") else "open"
        return RowContent(one.id, one.name, short, incidence, score, state, tone, False, _row_note(row))

    def _loose(self) -> CardContent:
        rows = tuple(self._rows.get(None, ()))
        name = _("Experiences without a driver")
        count = ngettext("{count} experience", "{count} experiences", len(rows)).format(count=len(rows))
        return CardContent("loose", "", name, name, "", None, None, "", False, rows, f"{name}\n{count}")


def _shortened(parts: Sequence[Driver | Experience]) -> dict[str, str]:
    return dict(zip((one.id for one in parts), short_names([one.name for one in parts]), strict=True))


def _twins(lane: Sequence[Driver]) -> dict[str, str]:
    """Return what drivers of one name are called that stand below one another: told apart by their columns."""
    uses = Counter(one.name for one in lane)
    shown = shown_names([(one.name, one.column) for one in lane])
    return {one.id: name.short for one, name in zip(lane, shown, strict=True) if uses[one.name] > 1}


def _base(figure: Estimate) -> str:
    return _("n={n}").format(n=f"{figure.n:,}")


def _share_meter(figure: Estimate | None) -> Meter:
    if figure is None:
        return Meter(NO_FIGURE, "", 0, 0, "hidden")
    if figure.value is None:
        return Meter(_base(figure), "", 0, 0, "hidden")
    return Meter(share_text(figure.value), _base(figure), 0, figure.value, how_shown(figure))


def _score_meter(figure: Estimate | None) -> Meter:
    if figure is None:
        return Meter(NO_FIGURE, "", 0.5, 0.5, "hidden")
    if figure.value is None:
        return Meter(_base(figure), "", 0.5, 0.5, "hidden")
    return Meter(score_text(figure.value), _base(figure), 0.5, 0.5 + figure.value / 200, how_shown(figure))


def _summary(point: StagePoint | None) -> tuple[str, Shown]:
    """Return what stands beside the name of a stage, and how firm it is."""
    if point is None or (point.head is None and point.heart is None):
        return "", "hidden"
    text = _("Head {head} · Heart {heart}").format(head=share_text(point.head), heart=score_text(point.heart))
    weak = "reference" in (point.head_state, point.heart_state)
    return text, "reference" if weak else "shown"


def _card_note(name: str, tag: str, row: DriverRow | None, hint: str, experiences: int) -> str:
    parts = [name, tag]
    if row is not None:
        parts.append(_figure(_("Head"), share_text(row.head.value, 1), row.head_state, row.head))
        parts.append(_figure(_("Heart"), score_text(row.heart.value, 1), row.heart_state, row.heart))
    if hint:
        parts.append(hint)
    if experiences:
        said = ngettext("{count} experience", "{count} experiences", experiences)
        parts.append(said.format(count=experiences))
    return "\n".join(parts)


def _row_note(row: ExperienceRow) -> str:
    had = _figure(
        _("Had this"),
        share_text(row.incidence.value, 1),
        how_shown(row.incidence),
        row.incidence,
    )
    parts = [row.name, had]
    parts.append(_figure(_("Their score"), score_text(row.with_it.value, 1), how_shown(row.with_it), row.with_it))
    if row.verdict is not None:
        parts.append(word("verdict", row.verdict))
    return "\n".join(parts)


def _figure(name: str, value: str, state: Shown, figure: Estimate) -> str:
    if state == "hidden":
        return _("{name}: too few answers ({base})").format(name=name, base=_base(figure))
    text = _("{name}: {value} ({base})").format(name=name, value=value, base=_base(figure))
    return _("{figure}, for reference only").format(figure=text) if state == "reference" else text


def marked_alike(rows: list[RowContent]) -> list[RowContent]:
    """Return the rows of a card, those marked whose beginnings are alike."""
    starts = Counter(row.short[:_BEGINNING] for row in rows)
    return [replace(row, alike=True) if starts[row.short[:_BEGINNING]] > 1 else row for row in rows]
