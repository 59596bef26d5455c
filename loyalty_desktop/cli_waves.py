"""The options --wave, --wave-by and --baseline of the command line, and what waves add to its answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_inputs import Wanted, WaveBook, project_inputs
from loyalty_desktop.compute.wave_periods import median_day, wave_choices
from loyalty_desktop.compute.wave_places import day_of, place_among
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.errors import Locked, LoyaltyError, MissingFile, UsageError
from loyalty_desktop.journey.drift import drift_of
from loyalty_desktop.journey.edit_waves import add_wave, id_column, join_by, names_of, order_of, part_by
from loyalty_desktop.journey.expressions import one_column
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.journey.wave_ids import propose_ids
from loyalty_desktop.journey.wave_reading import WaveRead, read_wave
from loyalty_desktop.journey.wave_settings import WAVE_UNITS, WaveColumn
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.waves_contract import waves_json
from loyalty_desktop.report.waves_text import waves_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.wave_settings import WaveUnit
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class WavesFound:
    """The waves of one analysis, and what each further survey asks otherwise; `told` is to be said beside them."""

    comparison: WaveComparison
    journey: Journey
    drifts: dict[str, Drift]
    told: tuple[Message, ...] = ()


def waves_of(
    options: argparse.Namespace,
    counter: Counter,
    journey: Journey,
    path: Path,
    project: Project | None,
    read: Callable[[Path], Workbook],
) -> WavesFound | None:
    """Return the waves that the options name, or the project holds that was given as the file; None without any.

    `path` is where the open survey is. Raises LoyaltyError for a file that cannot be read; a wave of the project
    whose file is gone is told instead.
    """
    files: tuple[Path, ...] = tuple(options.wave)
    if options.wave_by is not None and files:
        raise UsageError(message("waves_two_ways"))
    made = _Waves(counter.survey, journey, read)
    held = project if project is not None and project.sources and options.project is None else None
    of_project = held or Project((Source(str(path), "", path.name, counter.survey.workbook.sha256),))
    for index, source in enumerate(of_project.sources[1:], start=1):
        made.hold(source, names_of(of_project)[index], options.file)
    for file in files:
        of_project = made.add(of_project, file)
    if options.wave_by is not None:
        of_project = part_by(of_project, _column(counter, options.wave_by))
    if len(of_project.sources) < 2 and of_project.waves.by is None:
        if options.baseline is not None:
            raise UsageError(message("baseline_without_waves"))
        return None
    axis = one_column(counter.survey, options.segment[0]).key if options.segment else None
    return made.compared(of_project, counter, options.baseline, axis)


def wave_block(found: WavesFound | None) -> dict[str, Any]:
    """Return `waves` of the JSON, None where there are none."""
    return {"waves": None if found is None else waves_json(found.comparison, found.journey, found.drifts)}


def wave_tables(found: WavesFound | None) -> str:
    """Return what a terminal shows of them; '' for none."""
    return "" if found is None else f"\n{waves_text(found.comparison, found.journey, found.drifts)}\n"


def _column(counter: Counter, text: str) -> WaveColumn:
    """Return the column and the unit that HEADER[:unit] names; without a unit the one that fits best."""
    heading, _colon, unit = text.rpartition(":")
    told: WaveUnit | None = next((one for one in WAVE_UNITS if one == unit.strip().casefold()), None)
    column = one_column(counter.survey, text if told is None else heading)
    if told is not None:
        return WaveColumn(column.key, told)
    units = next((one.units for one in wave_choices(counter.survey) if one.column == column.key), None)
    default: WaveUnit = "month" if column.scale.kind == "date" else "answer"
    return WaveColumn(column.key, units[0] if units else default)


class _Waves:
    """The further surveys of one analysis while they are read."""

    def __init__(self, here: Survey, journey: Journey, read: Callable[[Path], Workbook]) -> None:
        self._here = here
        self._journey = journey
        self._read = read
        self._books: dict[str, WaveBook | Message] = {}
        self._told: list[Message] = []

    def hold(self, source: Source, name: str, project: Path) -> None:
        """Read a wave that a project holds; what cannot be read is told."""
        found = locate(source, project)
        told = message("wave_file_changed", wave=name, file=found.path.name) if found.state == "changed" else None
        try:
            if found.state == "missing":
                folder = str(found.path.parent)
                raise MissingFile(message("wave_file_missing", wave=name, file=source.file_name, folder=folder))
            read = read_wave(self._read(found.path), self._here, source)
        except Locked:
            self._books[source.sha256] = message("wave_file_locked", wave=name, file=source.file_name)
        except LoyaltyError as error:
            known = error.message.id.startswith("wave_")
            unusable = message("wave_file_unusable", wave=name, why=error.message.text())
            self._books[source.sha256] = error.message if known else unusable
        else:
            self._books[source.sha256] = WaveBook(read, Counter(read.survey), () if told is None else (told,))
        problem = self._books[source.sha256]
        if isinstance(problem, Message):
            self._told.append(problem)

    def add(self, project: Project, file: Path) -> Project:
        """Return the project with the survey in a file as a further wave, where its dates put it."""
        book = self._read(file)
        twin = next((one for one in project.sources if one.sha256 == book.sha256), None)
        if twin is not None:
            raise UsageError(message("wave_same_file", file=file.name, name=twin.wave or twin.file_name))
        source = Source(str(file.absolute()), "", file.name, book.sha256)
        read = read_wave(book, self._here, source)
        joined = id_column(project)
        ids = propose_ids(self._here, read.survey, read.pairs, joined)
        new = add_wave(project, changed(source, join_key=ids[1] if ids else None), place=self._place(project, read))
        if ids is not None and joined is None:
            new = join_by(new, ids[0], 0, None)
        self._books[book.sha256] = WaveBook(read, Counter(read.survey))
        return new

    def _place(self, project: Project, read: WaveRead) -> int | None:
        """Return how many waves were before this one, as far as dates tell; None for the latest."""
        days = [self._day(project.sources[index], index) for index in order_of(project)]
        return place_among(days, median_day(read.survey))

    def _day(self, source: Source, index: int) -> float | None:
        book = self._books.get(source.sha256)
        survey = self._here if not index else book.read.survey if isinstance(book, WaveBook) else None
        return day_of(source, survey)

    def compared(self, project: Project, counter: Counter, baseline: str | None, axis: ColumnKey | None) -> WavesFound:
        """Return the waves of the project, each compared; raises UsageError for a baseline that is none of them."""
        names = names_of(project)

        def book(index: int) -> WaveBook | Message:
            return self._books[project.sources[index].sha256]

        inputs, undated = project_inputs(project, Wanted(self._here, self._journey, axis), counter, book)
        if baseline is not None and baseline not in {one.name for one in inputs}:
            listed = ", ".join(one.name for one in inputs)
            raise UsageError(message("baseline_unknown", name=baseline, names=listed))
        wanted = project.waves.baseline if baseline is None else baseline
        drifts = {}
        for index, source in enumerate(project.sources[1:], start=1):
            found = self._books[source.sha256]
            if isinstance(found, WaveBook) and project.waves.by is None:
                pairs = found.read.pairs
                drifts[names[index]] = drift_of(self._here, self._journey, found.read.survey, pairs, names[index])
        comparison = compare_waves(inputs, wanted, axis=axis, undated=undated)
        return WavesFound(comparison, self._journey, drifts, tuple(self._told))
