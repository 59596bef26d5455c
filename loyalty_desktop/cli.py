"""The command line: inspect, suggest and analyze do the whole main job without a screen.

Exit codes: 0 done, 2 wrong usage, 3 an input that cannot be used (one plain sentence on stderr).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from loyalty_desktop import __version__, i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.errors import LoyaltyError, MissingFile, UsageError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.expressions import Told, corrected, filters_of, one_column
from loyalty_desktop.journey.measures import choose_measure
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.project import Project, Source, is_project, open_project, save, source_of
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.journey.suggest import suggest_journey, with_roles
from loyalty_desktop.messages import message
from loyalty_desktop.report.console import analysis_text, inspection_text
from loyalty_desktop.report.contract import analysis_json, inspection_json
from loyalty_desktop.survey.files.door import read_workbook
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing but broken code leaves a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A Japanese Windows console writes cp932, which lacks the minus sign and many names.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    i18n.use(options.lang or i18n.system_language())
    try:
        options.run(options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except LoyaltyError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="loyalty-desktop", description="Customer loyalty from a survey file.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="inspect|suggest|analyze")

    def command(name: str, help_: str, run: Callable[[argparse.Namespace], None], file: str) -> Any:
        made = commands.add_parser(name, help=help_, description=help_)
        made.add_argument("file", metavar=file, type=Path)
        made.add_argument("--sheet", metavar="NAME", help="the sheet to use instead of the likeliest one")
        made.add_argument("--lang", choices=i18n.LANGUAGES, help="language of sentences and tables")
        made.set_defaults(run=run)
        return made

    inspect = command("inspect", "Show how every column of a survey file is read.", _inspect, "FILE")
    inspect.add_argument("--json", metavar="OUT|-", help="write JSON to a file, or - for standard output")
    suggest = command("suggest", "Propose a journey and save it as a project.", _suggest, "FILE")
    suggest.add_argument("--project", metavar="OUT.loyalty", type=Path, required=True)
    _add_corrections(suggest)
    figures = command("analyze", "Print every figure of a survey file or project.", _analyze, "FILE|PROJECT")
    figures.add_argument("--project", metavar="P", type=Path, help="the journey to use with FILE")
    figures.add_argument("--filter", metavar='"HEADER=VALUE,VALUE"', action="append", default=[])
    figures.add_argument("--json", metavar="OUT|-", help="write JSON to a file, or - for standard output")
    _add_corrections(figures)
    return parser


def _add_corrections(parser: Any) -> None:
    group = parser.add_argument_group("corrections (HEADER: a heading, * and ? are wild; may be repeated)")
    group.add_argument("--measure", choices=("nps", "nrs", "satisfaction"))
    group.add_argument("--loyalty", metavar="HEADER", help="the loyalty question")
    group.add_argument("--map", metavar='"HEADER=ROLE"', action="append", default=[])
    group.add_argument("--missing", metavar='"HEADER=VALUE:REASON,…"', action="append", default=[])
    group.add_argument("--yes", metavar='"HEADER=VALUE,VALUE"', action="append", default=[])
    group.add_argument("--reverse", metavar="HEADER", action="append", default=[])
    group.add_argument("--weight", metavar="HEADER", help="the weight column, which is never used unasked")


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


def _read(path: Path, reading: Reading) -> Survey:
    """Read a survey file; progress goes to stderr where somebody looks at it."""
    shown = sys.stderr.isatty()

    def progress(share: float) -> None:
        print(f"\r{share:4.0%}", end="" if share < 1 else "\r    \r", file=sys.stderr, flush=True)

    workbook = read_workbook(path, encoding=reading.encoding, on_progress=progress if shown else None)
    return survey(workbook, reading)


def _inspect(options: argparse.Namespace) -> None:
    understood = _read(options.file, Reading(sheet=options.sheet))
    _write(options.json, lambda: inspection_json(understood), lambda: inspection_text(understood))


@dataclass(frozen=True, slots=True)
class _Work:
    """A survey and the journey to be used on it."""

    survey: Survey
    journey: Journey
    path: Path


def _work(options: argparse.Namespace) -> _Work:
    """Return survey and journey as file, project and corrections together say."""
    given: Path = options.file
    project_path = given if is_project(given) else getattr(options, "project", None)
    project = open_project(project_path) if project_path is not None and options.command == "analyze" else None
    reading = Reading()
    path = given
    if project is not None and project.sources:
        reading = project.sources[0].reading
        path = _located(project.sources[0], given) if is_project(given) else given
    elif is_project(given):
        raise UsageError(message("project_without_file", file=given.name))
    if options.sheet is not None:
        reading = msgspec.structs.replace(reading, sheet=options.sheet)
    first = _read(path, reading)
    told = _told(options)
    understood = survey(first.workbook, corrected(first, told), first)
    journey = project.journey if project is not None else suggest_journey(understood, options.measure)
    if project is not None:
        journey = _retold(journey, first, understood, options)
    if told.weight is not None:
        journey = msgspec.structs.replace(journey, weight=one_column(understood, told.weight).key)
    if told.filters:
        journey = msgspec.structs.replace(journey, filters=filters_of(understood, told))
    return _Work(understood, journey, path)


def _located(source: Source, project_path: Path) -> Path:
    """Return where a project's survey is; says so when it is another one than the project was made with."""
    found = locate(source, project_path)
    if found.state == "missing":
        raise MissingFile(message("source_missing", file=source.file_name, project=project_path.name))
    if found.state == "changed":
        print(message("source_changed", file=source.file_name).text(), file=sys.stderr)
    return found.path


def _retold(journey: Journey, before: Survey, after: Survey, options: argparse.Namespace) -> Journey:
    """Return a project's journey with what the corrections of this run change in it."""
    if options.loyalty is not None or options.measure is not None:
        target = journey.measure.target
        measure = msgspec.structs.replace(choose_measure(after, options.measure), target=target)
        journey = msgspec.structs.replace(journey, measure=measure)
    was = {column.key: column.correction.role for column in before.columns}
    changed = tuple(column for column in after.columns if column.correction.role != was[column.key])
    return with_roles(journey, changed)


def _suggest(options: argparse.Namespace) -> None:
    work = _work(options)
    project = Project((source_of(work.path, options.project, work.survey),), work.journey)
    save(project, options.project)
    print(_("Saved {file}.").format(file=options.project.name))


def _analyze(options: argparse.Namespace) -> None:
    work = _work(options)
    results = analyze(Counter(work.survey), work.journey)
    for sentence in _warnings(results):
        print(sentence, file=sys.stderr)
    _write(options.json, lambda: analysis_json(work.survey, results), lambda: analysis_text(work.survey, results))


def _warnings(results: Results) -> list[str]:
    """Return what the user should know before believing an empty figure."""
    found = []
    if not results.respondents:
        found += [
            message("filter_nobody", values=", ".join(one.values), column=one.column.heading).text()
            for one in results.filters
        ]
    for driver in (*results.drivers, *results.overall):
        if "no_scale" in driver.flags and driver.driver.column is not None:
            found.append(message("needs_scale", column=driver.driver.column.heading).text())
    for experience in results.experiences:
        if "no_scale" in experience.flags and experience.experience.column is not None:
            found.append(message("needs_yes", column=experience.experience.column.heading).text())
    return list(dict.fromkeys(found))


def _write(target: str | None, document: Callable[[], dict[str, Any]], text: Callable[[], str]) -> None:
    """Write JSON to a file or to standard output, or the readable text."""
    if target is None:
        print(text(), end="")
        return
    encoded = json.dumps(document(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if target == "-":
        print(encoded, end="")
        return
    try:
        Path(target).write_text(encoded, encoding="utf-8")
    except OSError as error:
        raise LoyaltyError(message("cannot_write", file=target, why=error.strerror or str(error))) from error
