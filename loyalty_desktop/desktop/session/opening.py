"""Opening: from a file the user pointed at to a project with its survey and first figures. No Qt in here.

All of it runs beside the window (`jobs`); it touches nothing that the window shows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.desktop.session.passwords import LockedBeside, Passwords
from loyalty_desktop.desktop.session.readiness import get_ready
from loyalty_desktop.errors import Cancelled, Locked, LoyaltyError
from loyalty_desktop.i18n import language
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, is_project, open_project
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.files.usual import expected
from loyalty_desktop.survey.progress import done, heard, part
from loyalty_desktop.survey.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.recovery import Kept
    from loyalty_desktop.journey.templates import Offer
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

Chosen: TypeAlias = "Callable[[Path], str | None]"
"""The encoding that was chosen for another file of a file's folder, None if there was no choice."""

_NONE = Passwords()
_MANY_ROWS = 20_000
_MANY_CELLS_BESIDE = 50_000
"""From here on cutting a sheet anew, or looking through all others for what they say of it, takes a frame or two."""
_READ, _UNDERSTOOD, _TOLD = 0.7, 0.95, 0.98
"""How far along the bar the cells are there, what they mean is known, and what there is to say of it is."""


def _unknown(_path: Path) -> str | None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What opening made: the project, its survey with what was counted, and what the user should know.

    `path` is the project's file, None for a survey that is not in a project yet; `fresh` says that the journey
    was proposed or matched just now, so that there is something to save.
    """

    project: Project
    path: Path | None
    survey: Survey | None
    counter: Counter | None
    notes: tuple[Message, ...] = ()
    fresh: bool = False
    unsaved: bool = False
    """Whether there is something in it that its file does not have: the work of a program that has died."""


def open_file(
    path: Path,
    drawn: Project | None,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    passwords: Passwords = _NONE,
    chosen: Chosen = _unknown,
) -> Opened:
    """Open a project, or a survey file as a new project; `drawn` is a journey without a survey waiting for one.

    `chosen` tells the encoding that was chosen for another file of a file's folder; it decides where a file's own
    is open.

    Raises LoyaltyError with its sentence, Locked when the survey needs a (or another) password, LockedBeside when
    a file that it is read with needs one, Cancelled when `cancelled()` turns true.
    """
    with heard(on_progress):
        if is_project(path):
            return _open_project(open_project(path), path, cancelled, passwords, chosen)
        return _opened(path, drawn, _read(path, Reading(), cancelled, passwords, chosen))


def open_kept(
    kept: Kept,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    passwords: Passwords = _NONE,
    chosen: Chosen = _unknown,
) -> Opened:
    """Open work that was never saved; it raises what `open_file` raises.

    It belongs to its project's file as long as nobody has saved that since; then it is a project without a file.
    """
    path = Path(kept.about.path) if kept.is_up_to_date else None
    with heard(on_progress):
        opened = _open_project(kept.project, path, cancelled, passwords, chosen)
    changed_since = bool(kept.about.path) and path is None
    told = (message("work_beside_project", file=Path(kept.about.path).name),) if changed_since else ()
    return replace(opened, notes=(*told, *opened.notes), unsaved=True)


def open_read(path: Path, book: Workbook) -> Opened:
    """Open a survey as a new project from its cells, which are here already; raises NoAnswers."""
    from loyalty_desktop.survey.survey import survey  # noqa: PLC0415 - see below

    return _opened(path, None, survey(book, Reading()))


def _opened(path: Path, drawn: Project | None, understood: Survey) -> Opened:
    # slow to import, and the window has to stand first
    from loyalty_desktop.journey.match import match_journey  # noqa: PLC0415
    from loyalty_desktop.journey.project import source_of  # noqa: PLC0415
    from loyalty_desktop.journey.suggest import suggest_journey  # noqa: PLC0415

    notes: tuple[Message, ...] = ()
    if drawn is not None:
        matched = match_journey(drawn.journey, understood)
        journey = matched.journey
        notes = tuple(one.message for one in (*matched.guesses, *matched.unmatched))
    else:
        journey = suggest_journey(understood)
    source = source_of(path, None, understood)
    project = Project((source,), journey) if drawn is None else changed(drawn, sources=(source,), journey=journey)
    return Opened(project, None, understood, _counted(understood, project), notes, fresh=True)


def _open_project(
    project: Project,
    path: Path | None,
    cancelled: Callable[[], bool],
    passwords: Passwords,
    chosen: Chosen,
) -> Opened:
    from loyalty_desktop.journey.second_files import changed_files, places_of  # noqa: PLC0415 - see above
    from loyalty_desktop.journey.sources import locate, lost_waves, relink  # noqa: PLC0415
    from loyalty_desktop.report.told_beside import lost_files  # noqa: PLC0415

    if not project.sources:
        return Opened(project, path, None, None)
    source = project.sources[0]
    found = locate(source, path)
    if found.state == "missing":
        missing = message("source_missing_here", file=source.file_name, folder=str(found.path.parent))
        return Opened(project, path, None, None, (missing, *lost_waves(project, path)))
    notes: tuple[Message, ...] = ()
    notes += lost_waves(project, path)
    if found.state == "changed":
        notes += (message("source_changed", file=source.file_name),)
    beside = places_of(source, path or found.path)
    understood = _read(found.path, source.reading, cancelled, passwords, chosen, beside)
    notes += (*changed_files(source, understood.workbook), *lost_files(understood))
    if found.state != "found":
        project = relink(project, 0, found.path, understood.workbook.sha256)
    return Opened(project, path, understood, _counted(understood, project), notes, fresh=found.state != "found")


def read_again(
    path: Path,
    project: Project,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    passwords: Passwords = _NONE,
    chosen: Chosen = _unknown,
    book: Workbook | None = None,
) -> tuple[Survey, Counter]:
    """Read the survey file at `path` as the project's first source says, for another encoding or another file.

    `book` is that file, if it was read already; it is read anew where another encoding was told.
    """
    from loyalty_desktop.journey.second_files import places_of  # noqa: PLC0415 - see above

    source = project.sources[0]
    with heard(on_progress):
        fits = book is not None and source.reading.encoding in {None, book.encoding}
        known, beside = book if fits else None, places_of(source, path)
        understood = _read(path, source.reading, cancelled, passwords, chosen, beside, known)
        return understood, _counted(understood, project)


def interpret(workbook: Workbook, project: Project) -> tuple[Survey, Counter]:
    """Read the cells that are here already as the project's first source says; raises NoAnswers."""
    from loyalty_desktop.survey.survey import survey  # noqa: PLC0415 - see above

    understood = survey(workbook, project.sources[0].reading)
    return understood, _counted(understood, project)


def as_template(
    project: Project, workbook: Workbook, offer: Offer
) -> tuple[Project, Survey, Counter, tuple[Message, ...]]:
    """Read the cells that are here already as a template says, with its journey; raises NoAnswers.

    The messages are that it was done, then what differs and what was guessed.
    """
    from loyalty_desktop.journey.templates import taken_over  # noqa: PLC0415 - see above

    taken = taken_over(offer, workbook)
    source = changed(project.sources[0], reading=offer.reading)
    project = changed(project, sources=(source, *project.sources[1:]), journey=taken.journey)
    return project, taken.survey, _counted(taken.survey, project), (taken.said, *taken.told)


def is_small(survey: Survey) -> bool:
    """Say whether a sheet of the survey is cut anew within a frame or two."""
    others = sum(one.rows * len(one.columns) for one in survey.workbook.sheets if one is not survey.sheet)
    return survey.sheet.rows < _MANY_ROWS and others < _MANY_CELLS_BESIDE


def _read(
    path: Path,
    reading: Reading,
    cancelled: Callable[[], bool],
    passwords: Passwords,
    chosen: Chosen,
    beside: tuple[Path, ...] = (),
    known: Workbook | None = None,
) -> Survey:
    from loyalty_desktop.survey.files.door import read_workbook  # noqa: PLC0415 - see above

    with part(0.0, _READ):
        workbook = known or read_workbook(
            path,
            encoding=reading.encoding,
            password=passwords.own,
            expecting=expected(language(), chosen(path)),
            on_progress=done,
            cancelled=cancelled,
            meanwhile=get_ready,
        )
    from loyalty_desktop.journey.second_files import read_beside  # noqa: PLC0415 - imported meanwhile
    from loyalty_desktop.survey.survey import survey  # noqa: PLC0415

    def second(one: Path) -> Workbook | None:
        expecting = expected(language(), chosen(one))
        try:
            return read_workbook(one, password=passwords.of(one.name), expecting=expecting, cancelled=cancelled)
        except Cancelled:
            raise
        except Locked as locked:
            if passwords.is_given_up(one.name):
                return None
            raise LockedBeside(locked.message, one.name) from None
        except LoyaltyError:
            return None  # the survey is read all the same, and says what it is without

    with part(_READ, _UNDERSTOOD):
        return survey(read_beside(workbook, beside, second), reading)


def _counted(understood: Survey, project: Project) -> Counter:
    """Count and look once at what the window will show, so that its first picture does not wait for it."""
    from loyalty_desktop.compute.analyze import analyze  # noqa: PLC0415 - see above
    from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415
    from loyalty_desktop.report.what_was_read import asked_count  # noqa: PLC0415

    with part(_UNDERSTOOD, _TOLD):
        asked_count(understood)  # the survey keeps what was found for it
    counter = Counter(understood)
    try:
        analyze(counter, project.journey)
    except LoyaltyError:
        return counter  # the window analyses again, and says then what is wrong
    done(1.0)
    return counter
