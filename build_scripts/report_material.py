"""Read a survey or a project into what a report is made of, without a window: for trying out and looking at reports.

.venv/bin/python build_scripts/report_material.py FILE [--lang ja|en] prints what the report of FILE says.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from loyalty_desktop import i18n
from loyalty_desktop.cli_waves import waves_of
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.compute.compare import compare_groups
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.voices import voices
from loyalty_desktop.errors import LoyaltyError, MissingFile
from loyalty_desktop.journey.edit_measure import following
from loyalty_desktop.journey.project import Project, is_project, open_project, source_of
from loyalty_desktop.journey.second_files import places_of, read_beside
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.messages import message
from loyalty_desktop.report.document.compare_unasked import compared_unasked
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import Report, Table, Words
from loyalty_desktop.survey.files.door import read_workbook
from loyalty_desktop.survey.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Survey

_COMPARED = 2


def material_of(path: Path, *, today: dt.date | None = None, heavy: bool = True, segments: int = _COMPARED) -> Material:
    """Return what the report of a survey file or project is made of; raises LoyaltyError where it cannot be read.

    `heavy` brings what takes seconds too: importance, voices and waves. Compared are the first `segments` columns
    that make a few groups, as in `analyze`.
    """
    read, project = _read(path)
    counter, journey = Counter(read), project.journey
    return Material(
        survey=read,
        counter=counter,
        journey=journey,
        results=analyze(counter, journey),
        project=project,
        today=dt.date.today() if today is None else today,
        comparisons=compared_unasked(counter, journey, segments),
        opposed=_opposed(counter, journey, project),
        importance=importance(counter, journey) if heavy else None,
        voices=_voices(counter, journey) if heavy else None,
        waves=_waves(counter, journey, path, project) if heavy else None,
    )


def _read(path: Path) -> tuple[Survey, Project]:
    if not is_project(path):
        read = survey(read_workbook(path))
        return read, Project((source_of(path, None, read),), suggest_journey(read))
    project = open_project(path)
    source = project.sources[0]
    found = locate(source, path)
    if found.state == "missing":
        raise MissingFile(message("source_missing", file=source.file_name, project=path.name))
    workbook = read_beside(read_workbook(found.path), places_of(source, path), read_workbook)
    return survey(workbook, source.reading), project


def _opposed(counter: Counter, journey: Journey, project: Project) -> TwoGroups | None:
    first = following(project.opposed.first, journey.measure)
    second = None if project.opposed.second is None else following(project.opposed.second, journey.measure)
    if not first or second == ():
        return None
    try:
        return compare_groups(counter, journey, first, second)
    except LoyaltyError:  # a column is gone: the report just does not have it, as in the command line
        return None


def _voices(counter: Counter, journey: Journey) -> Voices | None:
    columns = comment_columns(counter.survey)
    return voices(counter, journey, Listener().listen(columns)) if columns else None


def _waves(counter: Counter, journey: Journey, path: Path, project: Project) -> WaveComparison | None:
    options = argparse.Namespace(wave=(), wave_by=None, baseline=None, segment=(), project=None, file=path)
    found = waves_of(options, counter, journey, path, project, read_workbook)
    return None if found is None else found.comparison


def _shown(report: Report) -> str:
    lines = [report.title, report.subtitle, report.footer, ""]
    lines += [f"{one.name}: {one.value}" for one in report.facts]
    for page in report.pages:
        lines += ["", f"== {page.section}/{page.id} [{page.level}] {page.name}: {page.title}", *page.lead]
        for block in page.blocks:
            lines.append(f"-- {type(block).__name__} {block.id}: {block.title}")
            if isinstance(block, Words):
                lines += [f"   {line}" for line in block.lines]
            if isinstance(block, Table):
                lines.append("   " + " | ".join(one.title for one in block.columns))
                for row in block.rows:
                    cells = [
                        one if isinstance(one, str) else f"{one.value} {one.state} {one.mark}" for one in row.cells
                    ]
                    lines.append("   " + " | ".join(cells))
                lines += [f"   * {note}" for note in block.notes]
        lines += [f"base: {page.base}", *(f"note: {note}" for note in page.notes)]
    lines += ["", *(f"{one.term}: {one.meaning}" for one in report.definitions)]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the report of a file says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--quick", action="store_true", help="without importance, voices and waves")
    options = parser.parse_args(arguments)
    i18n.use(options.lang)
    print(_shown(report_of(material_of(options.file, heavy=not options.quick))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
