"""The command line: inspect, suggest and analyze do the whole main job without a screen.

Exit codes: 0 done, 2 wrong usage, 3 an input that cannot be used (one plain sentence on stderr).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from loyalty_desktop import i18n
from loyalty_desktop.cli_economy import with_money
from loyalty_desktop.cli_export import check_report, report_files, wants_report, write_report
from loyalty_desktop.cli_figures import Figures
from loyalty_desktop.cli_importance import importance_of
from loyalty_desktop.cli_joins import join_files, with_told_joins
from loyalty_desktop.cli_options import parser
from loyalty_desktop.cli_plan import plan_of
from loyalty_desktop.cli_segments import segments_of
from loyalty_desktop.cli_voices import voices_of
from loyalty_desktop.cli_waves import waves_of
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.errors import Locked, LoyaltyError, MissingFile, UsageError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.column_settings import idle_settings, with_settings
from loyalty_desktop.journey.expressions import Told, corrected, filters_of, one_column
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.outputs import check_new_project, check_output, write_text
from loyalty_desktop.journey.project import Project, Source, is_project, open_project, save, source_of
from loyalty_desktop.journey.second_files import changed_files, places_of, read_beside, second_file
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.told import check_measure, fits, idle_words, retold, told_loyalty
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.console import inspection_text
from loyalty_desktop.report.contract import inspection_json
from loyalty_desktop.report.told_beside import unsure, warnings
from loyalty_desktop.survey.files.door import read_workbook
from loyalty_desktop.survey.patience import watched
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing but broken code leaves a traceback."""
    try:
        for stream in (sys.stdout, sys.stderr):
            # A Japanese Windows console writes cp932, which lacks the minus sign and many names.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8")
        return _run(sys.argv[1:] if arguments is None else arguments)
    except UsageError as error:
        _complain(error.message)
        return 2
    except LoyaltyError as error:
        _complain(error.message)
        return 3
    except BrokenPipeError:  # whoever reads has seen enough
        return 141
    except KeyboardInterrupt:
        return 130
    finally:
        _let_go()


def _run(arguments: Sequence[str]) -> int:
    i18n.use(_language(arguments))
    try:
        options = parser(_inspect, _suggest, _analyze).parse_args(arguments)
    except SystemExit:
        _print("")
        raise
    for name in (
        "json",
        "project",
        "sheet",
        "encoding",
        "loyalty",
        "weight",
        "spend",
        "frequency",
        "wave_by",
        "baseline",
    ):
        if getattr(options, name, None) is not None and not getattr(options, name).strip():
            raise UsageError(message("empty_argument", option=f"--{name.replace('_', '-')}"))
    if getattr(options, "project", None) is not None:
        options.project = Path(options.project)
    options.run(options)
    return 0


def _language(arguments: Sequence[str]) -> str:
    """Return the language that --lang says, before anything is said; the parser itself refuses a wrong one."""
    peek = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    peek.add_argument("--lang")
    try:
        said = peek.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        said = None
    return said if said in i18n.LANGUAGES else i18n.system_language()


def _let_go() -> None:
    """Empty the streams; what cannot be written any more is thrown away, so that leaving is quiet too."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _print(text: str) -> None:
    """Print a result; raises LoyaltyError when standard output cannot take it, BrokenPipeError when nobody reads."""
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LoyaltyError(message("cannot_print", why=error.strerror or str(error))) from error


def _complain(*said: Message) -> None:
    """Say something beside the result."""
    if sys.stderr is None:  # a program without a console has none, and print would take the other stream
        return
    with suppress(OSError, ValueError):
        for sentence in dict.fromkeys(said):
            print(sentence.text(), file=sys.stderr)


def _told(options: argparse.Namespace) -> Told:
    return Told(
        options.loyalty,
        tuple(options.map),
        tuple(options.missing),
        tuple(options.yes),
        tuple(options.reverse),
        options.weight,
        tuple(getattr(options, "filter", ())),
    )


def _chosen(options: argparse.Namespace, reading: Reading) -> Reading:
    """Return the reading with what the options say about the file as a whole."""
    names = ("sheet", "heading_rows", "encoding", "shape")
    chosen = {name: getattr(options, name) for name in names}
    return msgspec.structs.replace(reading, **{name: value for name, value in chosen.items() if value is not None})


def _read(path: Path, reading: Reading, options: argparse.Namespace, source: Source | None = None) -> Survey:
    """Read a survey file; progress goes to stderr where somebody looks at it."""
    shown = sys.stderr.isatty()

    def progress(share: float) -> None:
        print(f"\r{share:4.0%}", end="" if share < 1 else "\r    \r", file=sys.stderr, flush=True)

    password = _password() if options.password_stdin else None
    told = progress if shown else None
    try:
        workbook = read_workbook(path, encoding=reading.encoding, password=password, on_progress=told)
    except Locked as locked:
        if password is not None:
            raise
        raise Locked(message("file_password_option", file=path.name)) from locked
    workbook = read_beside(workbook, _beside(options, source, path), lambda one: read_workbook(one, on_progress=told))
    if options.questionnaire is not None:
        reading = msgspec.structs.replace(reading, questionnaire=options.questionnaire.name)
    with watched(path.name):
        joined = with_told_joins(workbook, reading, options.join, lambda one: read_workbook(one, on_progress=told))
        read = survey(*joined)
    if options.shape in {"widened", "turned"} and all(note.message.id != options.shape for note in read.notes):
        _complain(message("shape_in_vain", shape=options.shape))
    return read


def _beside(options: argparse.Namespace, source: Source | None, path: Path) -> tuple[Path, ...]:
    """Return the files that the survey at `path` is read with: those of the project, and the one named here."""
    project = options.file if is_project(options.file) else getattr(options, "project", None)
    kept = places_of(source, project or path) if source is not None else ()
    if options.questionnaire is None:
        return kept
    own = source.reading.questionnaire if source is not None else None
    return (*(one for one in kept if one.name != own), options.questionnaire)


def _password() -> str:
    """Return the first line of standard input; a password has no place among the arguments, where others see it."""
    if sys.stdin is None:
        return ""
    line = sys.stdin.buffer.readline() if hasattr(sys.stdin, "buffer") else sys.stdin.readline().encode()
    return line.decode("utf-8-sig", "replace").rstrip("\r\n")


def _survey_file(path: Path) -> Path:
    """Return `path`, which must be no project."""
    if is_project(path):
        raise UsageError(message("survey_needed", file=path.name))
    return path


def _inspect(options: argparse.Namespace) -> None:
    file = _survey_file(options.file)
    _check_json(options.json, file)
    understood = _read(file, _chosen(options, Reading()), options)
    columns = tuple(options.column)
    if columns:
        reading = with_settings(understood, understood.reading, columns)
        understood = survey(understood.workbook, reading, understood)
        _complain(*idle_settings(understood, columns))
    _write(options.json, lambda: inspection_json(understood), lambda: inspection_text(understood))


@dataclass(frozen=True, slots=True)
class _Work:
    """A survey and the journey to be used on it; `notes` are to be said beside the result."""

    survey: Survey
    journey: Journey
    path: Path
    notes: tuple[Message, ...]


def _work(options: argparse.Namespace, path: Path, project: Project | None, notes: tuple[Message, ...] = ()) -> _Work:
    """Return survey and journey as file, project and corrections together say."""
    source = project.sources[0] if project is not None and project.sources else None
    reading = _chosen(options, source.reading if source is not None else Reading())
    first = _read(path, reading, options, source)
    notes += () if source is None else changed_files(source, first.workbook)
    told = _told(options)
    columns = tuple(options.column)
    understood = survey(first.workbook, with_settings(first, corrected(first, told), columns), first)
    notes += idle_settings(understood, columns)
    if project is None:
        journey = suggest_journey(understood, options.measure, told_loyalty(understood, told))
    else:
        journey = project.journey
        if not is_project(options.file) or not fits(journey, understood):
            matched = match_journey(journey, understood)
            journey = matched.journey
            # A part without a column, or an answer that is gone, is said once all figures are there.
            notes += tuple(one.message for one in matched.guesses)
        journey = retold(journey, first, understood, told, options.measure)
    check_measure(journey, understood)
    if told.weight is not None:
        journey = msgspec.structs.replace(journey, weight=one_column(understood, told.weight).key)
    if told.filters:
        journey = msgspec.structs.replace(journey, filters=filters_of(understood, told))
    if journey.measure.column is None or understood.column(journey.measure.column) is None:
        notes += (message("no_loyalty", file=understood.workbook.file_name),)
    return _Work(understood, journey, path, notes + idle_words(understood, told) + unsure(understood, journey))


def _suggest(options: argparse.Namespace) -> None:
    file = _survey_file(options.file)
    check_new_project(options.project, file, force=options.force)
    work = _work(options, file, None)
    _complain(*work.notes)
    source = source_of(work.path, options.project, work.survey)
    seconds = ((options.questionnaire,) if options.questionnaire is not None else ()) + join_files(options.join)
    if seconds:
        beside = tuple(second_file(one, options.project) for one in seconds)
        source = msgspec.structs.replace(source, beside=beside)
    project = Project((source,), work.journey)
    save(project, options.project)
    _print(_("Saved {file}.").format(file=options.project.name) + "\n")


def _analyze(options: argparse.Namespace) -> None:
    check_report(options)
    given: Path = options.file
    path, notes = given, tuple[Message, ...]()
    project: Project | None = None
    if options.project is not None:
        if is_project(given):
            raise UsageError(message("two_projects", file=given.name, project=options.project.name))
        _check_json(options.json, given, options.project)
        project = open_project(options.project)
    elif is_project(given):
        _check_json(options.json, given)
        project = open_project(given)
        path, notes = _source(project, given)
    others = project.sources if project is not None else ()
    for target in (options.json, *report_files(options)):
        _check_json(target, given, path, *options.wave, *(Path(one.path_absolute) for one in others))
    work = _work(options, path, project, notes)
    figures, money = _figures(options, work, project)
    said = money if options.json is not None else ()
    waves = figures.waves.told if figures.waves is not None else ()
    _complain(*work.notes, *warnings(work.survey, figures.results), *said, *waves)
    if wants_report(options):
        written = write_report(options, figures.material(work.path))
        saved = "".join(_("Saved {file}.").format(file=one) + "\n" for one in written)
        if options.json != "-":
            _print(saved)
    if options.json is not None or not wants_report(options):
        _write(options.json, figures.document, figures.text)


def _figures(options: argparse.Namespace, work: _Work, project: Project | None) -> tuple[Figures, tuple[Message, ...]]:
    """Return all that was asked for, a report asking for all of it, and what is to be said about money."""
    journey, money = with_money(work.survey, work.journey, options.spend, options.frequency)
    counter = Counter(work.survey)
    results = analyze(counter, work.journey)
    reported = wants_report(options)
    figures = Figures(
        counter,
        work.journey,
        journey,
        project,
        results,
        segments_of(counter, work.journey, options.segment),
        importance_of(counter, work.journey, results, wanted=options.importance or reported),
        plan_of(counter, work.journey, results, project),
        voices_of(counter, work.journey, wanted=options.voices or reported),
        waves_of(options, counter, work.journey, work.path, project, read_workbook),
    )
    return figures, money


def _source(project: Project, project_path: Path) -> tuple[Path, tuple[Message, ...]]:
    """Return where a project's survey is, and what to say if it is another than it was made with."""
    if not project.sources:
        raise UsageError(message("project_without_file", file=project_path.name))
    source = project.sources[0]
    found = locate(source, project_path)
    if found.state == "missing":
        raise MissingFile(message("source_missing", file=source.file_name, project=project_path.name))
    changed_since = (message("source_changed", file=source.file_name),) if found.state == "changed" else ()
    return found.path, changed_since


def _check_json(target: str | None, *inputs: Path) -> None:
    if target is not None and target != "-":
        check_output(Path(target), inputs)


def _write(target: str | None, document: Callable[[], dict[str, Any]], text: Callable[[], str]) -> None:
    """Write JSON to a file or to standard output, or the readable text."""
    if target is None:
        _print(text())
        return
    encoded = json.dumps(document(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if target == "-":
        _print(encoded)
    else:
        write_text(Path(target), encoded)
