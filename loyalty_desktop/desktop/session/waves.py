"""The figures of waves of the open project: told in draw() as far as they are there, worked out beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.wave_books import WaveBooks
from loyalty_desktop.desktop.session.wave_edits import WaveEdits
from loyalty_desktop.desktop.session.wave_files import WaveFiles
from loyalty_desktop.desktop.session.wave_work import WaveTask, compared, drifted
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import Message

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.wave_periods import WaveChoice
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_settings import WaveSettings
    from loyalty_desktop.survey.reading import ColumnKey

_ALL, _BY, _TWO, _DRIFT = "waves", "waves by groups", "waves of two", "drift of a wave "


@dataclass(frozen=True, slots=True)
class ListedWave:
    """A wave that is a file: its number among the project's sources, its name, why it cannot be read."""

    index: int
    name: str
    file: str
    is_open: bool
    problem: Message | None = None
    """Known once reading was tried."""
    sha256: str = ""
    """What its file is known by, whatever it is called and wherever it stands."""


class Waves(QObject):
    """Everything about waves that screens show; `edits` and `files` have what people do with them."""

    drift_wanted = Signal(int)
    """Somebody wants to see what the wave that is source number `index` asks otherwise."""
    arrived = Signal()
    """Figures of waves, or what differs in one, are there or cannot be had."""

    def __init__(self, workspace: Workspace, documents: Documents, further: Further) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._further = further
        self._books = WaveBooks(documents.chosen)
        self.edits = WaveEdits(workspace)
        """What people decide about waves."""
        self.files = WaveFiles(workspace, documents, self._books)
        """What is done with their files."""
        self.files.drift_wanted.connect(self.drift_wanted)
        workspace.opened.connect(self._books.forget)
        further.arrived.connect(self._on_arrived)

    @property
    def settings(self) -> WaveSettings:
        """What was decided about waves."""
        return self.files.project.waves

    @property
    def listed(self) -> tuple[ListedWave, ...]:
        """The waves that are files, in the order of time; none without a survey."""
        project = self.files.project
        if self.files.here is None:
            return ()
        names = names_of(project)
        return tuple(
            ListedWave(
                index,
                names[index],
                project.sources[index].file_name,
                index == 0,
                self._books.problem(project.sources[index]) if index else None,
                project.sources[index].sha256,
            )
            for index in order_of(project)
        )

    @property
    def are_compared(self) -> bool:
        """Whether there are two waves or more."""
        return self.files.here is not None and (len(self.files.project.sources) > 1 or self.settings.by is not None)

    def comparison(self, axis: By | None = None) -> WaveComparison | LoyaltyError | None:
        """Return all waves; None while they are worked out, or where there is nothing to compare."""
        return self._compared(_ALL if axis is None else _BY, axis, ())  # for different screens, each keeps its own

    def between(self, earlier: str, later: str) -> WaveComparison | LoyaltyError | None:
        """Return two waves only, by their names, the later one compared with the earlier."""
        return self._compared(_TWO, None, (earlier, later))

    def drift(self, index: int) -> Drift | LoyaltyError | None:
        """Return what the wave that is source number `index` asks otherwise; None while it is worked out."""
        if not 0 < index < len(self.files.project.sources):
            return None
        project = self.files.project

        def work(counter: Counter, journey: Journey, running: Running) -> Drift:
            return drifted(self._task(project, journey, counter, running), index)

        return self._further.later(f"{_DRIFT}{index}", work, (project.sources, self.files.turn))

    def time_columns(self) -> tuple[WaveChoice, ...]:
        """Return the columns that may part the open survey into waves, the likeliest first."""
        from loyalty_desktop.compute.wave_periods import wave_choices  # noqa: PLC0415 - brings numpy

        found = self._further.now(
            "columns of waves", lambda counter, _journey: wave_choices(counter.survey), part=lambda _journey: Journey()
        )
        return found if isinstance(found, tuple) else ()

    def id_columns(self, index: int) -> tuple[ColumnKey, ...]:
        """Return the columns of a wave that may tell who somebody is, the likeliest first; 0 is the open survey."""
        from loyalty_desktop.journey.wave_ids import id_choices  # noqa: PLC0415 - brings numpy

        here = self.files.here
        if here is None or not 0 <= index < len(self.files.project.sources):
            return ()
        read = here if not index else self._books.survey(self.files.project.sources[index])
        return () if read is None else id_choices(read)

    def _task(self, project: Project, journey: Journey, counter: Counter, running: Running) -> WaveTask:
        return WaveTask(self._books, project, journey, counter.survey, self.files.near, running.cancelled)

    def _compared(self, name: str, axis: By | None, only: tuple[str, ...]) -> WaveComparison | LoyaltyError | None:
        if not self.are_compared:
            return None
        project = self.files.project

        def work(counter: Counter, journey: Journey, running: Running) -> WaveComparison:
            return compared(self._task(project, journey, counter, running), axis, only)

        return self._further.later(name, work, (project.sources, project.waves, axis, only, self.files.turn), _unnamed)

    def _on_arrived(self, name: str) -> None:
        if name in {_ALL, _BY, _TWO} or name.startswith(_DRIFT):
            self.arrived.emit()


def _unnamed(journey: Journey) -> Journey:
    """Return what figures of waves rest on: not what anything is called, nor what is aimed at."""
    return changed(
        journey,
        measure=changed(journey.measure, target=None),
        stages=tuple(
            changed(stage, name="", drivers=tuple(changed(one, name="") for one in stage.drivers))
            for stage in journey.stages
        ),
        experiences=tuple(changed(one, name="", driver=None) for one in journey.experiences),
        overall=(),
        economics=type(journey.economics)(),
    )
