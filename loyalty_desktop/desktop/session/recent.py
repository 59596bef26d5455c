"""The projects that were open lately, as the start screen lists them: without reading any of them again."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, get_args

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.settings import RECENT
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.report.measure_words import ClassKind, name_kind

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.settings import Settings
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Measure

LIMIT = 12
_LINE = "recent projects"
Shown: TypeAlias = Literal["shown", "reference", "hidden"]


@dataclass(frozen=True)
class Recent:
    """One project as it was when it was last open; shares are 0..1, None while the score is hidden."""

    path: str
    name: str
    score: float | None
    state: Shown
    kind: ClassKind
    n: int
    negative_share: float | None
    passive_share: float | None
    positive_share: float | None
    saved: str
    """When, as ISO time."""
    points: int = 11
    """How many answers the loyalty scale has: they name the score where it is neither NPS nor NRS."""
    screen: str = ""
    """The screen that was open last."""
    chosen: str = ""
    """The driver or experience that was chosen, by its id."""

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.saved)  # what cannot be shown is not to be kept

    @property
    def file(self) -> Path:
        """The project's file."""
        return Path(self.path)

    @property
    def time(self) -> datetime:
        """When it was last open, in the time of this place."""
        return datetime.fromisoformat(self.saved).astimezone()


class _Score(Protocol):
    @property
    def n(self) -> int: ...
    @property
    def value(self) -> float | None: ...
    @property
    def flags(self) -> tuple[str, ...]: ...


class Loyalty(Protocol):
    """What is remembered of an analysis: `compute`'s LoyaltyResult, which costs too much to import at start."""

    @property
    def measure(self) -> Measure:
        """The loyalty question."""
        ...

    @property
    def score(self) -> _Score:
        """The score on its base."""
        ...

    @property
    def negative_share(self) -> float | None:
        """Share of the negative class."""
        ...

    @property
    def passive_share(self) -> float | None:
        """Share of the passive class."""
        ...

    @property
    def positive_share(self) -> float | None:
        """Share of the positive class."""
        ...


def recent_of(path: Path, loyalty: Loyalty | None, now: datetime) -> Recent:
    """Return what to remember of the project at `path`; `loyalty` is None while it has no figures."""
    absolute, name = storable(str(path.absolute())), storable(path.stem)
    saved = now.isoformat(timespec="seconds")
    if loyalty is None:
        return Recent(absolute, name, None, "hidden", "nps", 0, None, None, None, saved)
    score, measure = loyalty.score, loyalty.measure
    hidden = score.value is None
    return Recent(
        path=absolute,
        name=name,
        score=score.value,
        state="hidden" if hidden else "reference" if "small_base" in score.flags else "shown",
        kind=name_kind(measure),
        n=score.n,
        negative_share=None if hidden else loyalty.negative_share,
        passive_share=None if hidden else loyalty.passive_share,
        positive_share=None if hidden else loyalty.positive_share,
        saved=saved,
        points=measure.high - measure.low + 1,
    )


def of_everybody(workspace: Workspace) -> Loyalty | None:
    """Return the loyalty figures of the open project without its filters: what it is known by is not one group's."""
    state, counter = workspace.state, workspace.counter
    if state.results is None or counter is None:
        return None
    if not state.journey.filters:
        return state.results.loyalty
    from loyalty_desktop.compute.analyze import analyze  # noqa: PLC0415 - costs too much to import at start
    from loyalty_desktop.journey.parts import changed  # noqa: PLC0415

    plain = changed(state.journey, filters=(), stages=(), overall=(), experiences=())
    try:
        return analyze(counter, plain).loyalty
    except LoyaltyError:  # only with the filters does it add up
        return None


class RecentProjects(QObject):
    """The list of recent projects, the newest first, kept in the settings."""

    changed = Signal()

    def __init__(self, settings: Settings, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self._recents = self._kept()
        self._gone: frozenset[str] = frozenset()

    @property
    def projects(self) -> tuple[Recent, ...]:
        """The projects, the newest first."""
        return self._recents

    def is_gone(self, recent: Recent) -> bool:
        """Say whether the project's file was not there when last looked for."""
        return recent.path in self._gone

    def of(self, path: Path) -> Recent | None:
        """Return what is known of a project from when it was last open."""
        return next((one for one in self._kept() if _same(one.path, storable(str(path.absolute())))), None)

    def remember(self, recent: Recent) -> None:
        """Put a project at the top."""
        others = (one for one in self._kept() if not _same(one.path, recent.path))
        self._gone -= {recent.path}
        self._keep((recent, *others)[:LIMIT])

    def forget(self, path: Path) -> None:
        """Take a project off the list; its file stays as it is."""
        kept = self._kept()
        left = tuple(one for one in kept if not _same(one.path, str(path)))
        if left != kept or left != self._recents:
            self._keep(left)

    def check(self) -> None:
        """Look which files are still there, beside the window: a network drive may take long to say no."""
        paths = tuple(one.path for one in self._recents)
        if paths:
            ticket = self._jobs.start(_LINE, lambda ticket: _missing(paths, ticket))
            ticket.done.connect(self._on_checked)

    def _kept(self) -> tuple[Recent, ...]:
        """Read the list anew: another window of the program may have written it."""
        text = self._settings.get(RECENT)
        return _read(text) if text else ()

    def _keep(self, recents: tuple[Recent, ...]) -> None:
        import json  # noqa: PLC0415 - not before the first paint

        self._recents = recents
        self._settings.put(RECENT, json.dumps([asdict(one) for one in recents]))
        self.changed.emit()

    def _on_checked(self, gone: frozenset[str]) -> None:
        if gone != self._gone:
            self._gone = gone
            self.changed.emit()


def _read(text: str) -> tuple[Recent, ...]:
    """Return the projects that were kept; none when anything of them was damaged outside the program."""
    import json  # noqa: PLC0415 - the first start has no list to read

    try:
        return tuple(_recent(one) for one in json.loads(text)[:LIMIT])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return ()


def _recent(kept: dict[str, Any]) -> Recent:
    """Return one project as it was kept; raises one of the errors above for what cannot have been written here."""
    one = Recent(**{field.name: kept[field.name] for field in fields(Recent) if field.name in kept})
    numbers = (one.score, one.negative_share, one.passive_share, one.positive_share)
    sensible = (
        all(isinstance(text, str) and storable(text) == text for text in (one.path, one.name, one.screen, one.chosen))
        and one.state in get_args(Shown)
        and one.kind in get_args(ClassKind)
        and all(type(count) is int for count in (one.n, one.points))
        and all(number is None or (type(number) in (int, float) and isfinite(number)) for number in numbers)
    )
    if not sensible:
        raise ValueError(kept)
    return one


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)


def _missing(paths: tuple[str, ...], ticket: Running) -> frozenset[str]:
    return frozenset(path for path in paths if not ticket.cancelled() and _is_missing(Path(path)))


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # it cannot be told: opening it will
        return False
    except ValueError:  # no path at all
        return True
