"""A file that comes while a survey is open: what it is to that survey, worked out beside the window. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.desktop.session.questionnaires import columns_named_by
from loyalty_desktop.desktop.session.second_books import read_second
from loyalty_desktop.desktop.session.tables import Table, table_of
from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.journey.locations import storable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

Use: TypeAlias = Literal["words", "join", "instead", "wave", "survey"]
"""What a file may be: the code book of the open survey, a table joined by id, newer answers, a wave, another survey."""

_SAME, _ALIKE = 0.8, 0.5
"""Share of the headings that newer answers to the same survey have in common with it, and another wave at least."""
_NAMED = 0.5
"""A file with other headings that names so many of the survey's columns is its code book, whatever it looks like."""
_ANOTHER_TIME = 14
"""From so many days apart on answers are those of another wave, and no newer download of the same one."""
_FEWEST_RATED, _FEWEST_ANSWERS = 2, 10


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A file as it was found beside the open survey: `uses` are what it can be, the likeliest first.

    `named` counts the columns that it has words for, `found` the answers whose customer it knows; `table` is
    how it would be joined, None when it cannot be.
    """

    path: Path
    book: Workbook
    uses: tuple[Use, ...]
    named: int = 0
    found: int = 0
    table: Table | None = None


def look_at(
    path: Path,
    survey: Survey,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    password: str | None = None,
    encoding: str | None = None,
) -> Beside:
    """Read the file at `path` and say what it is to `survey`; raises LoyaltyError, Locked, Cancelled.

    `encoding` was chosen for files of its folder.
    """
    book = read_second(path, on_progress, cancelled, password, encoding)
    return seen_beside(path, replace(book, file_name=storable(path.name)), survey)


def seen_beside(path: Path, book: Workbook, survey: Survey) -> Beside:
    """Return what a file that was read is to `survey`."""
    from loyalty_desktop.report.join_report import join_report  # noqa: PLC0415 - brings numpy

    named = columns_named_by(book, survey)
    try:
        table = table_of(path, book, None, survey)
    except NoAnswers:  # a list of questions has no answers; whoever opens it on its own is told so
        return Beside(path, book, ("words", "survey") if named else ("survey",), named)
    report = None if table.join is None else join_report(survey, table.survey, table.join)
    found = report.matched if report is not None else 0
    answers, share = _are_answers(table.survey), _shared(table.survey, survey)
    explains = share < _ALIKE and named >= _NAMED * len(survey.columns)
    uses = _uses(named, found, answers and not explains, share)
    if uses[0] == "instead" and _is_another_time(table.survey, survey):
        uses = ("wave", "instead", *uses[2:])
    return Beside(path, book, uses, named, found, table)


def _uses(named: int, found: int, answers: bool, share: float) -> tuple[Use, ...]:
    """Return what a file can be, the likeliest first: its own answers before what it says beside them.

    Among answers under the same headings words are found by chance only: they are no code book of the survey.
    """
    words: tuple[Use, ...] = ("words",) if named else ()
    join: tuple[Use, ...] = ("join",) if found else ()
    if share >= _SAME:
        return ("instead", "wave", "survey", *join)
    if answers:
        wave: tuple[Use, ...] = ("wave",) if share >= _ALIKE else ()
        return ("survey", *wave, *join, *words)
    # A table of customers can name a column by chance; the numbers of a code book are found among ids by chance.
    return (*join, *words, "survey") if found > named else (*words, *join, "survey")


def _shared(other: Survey, survey: Survey) -> float:
    """Return the share of the survey's headings that a file has too: a newer download, or another wave."""
    mine = {one.key for one in survey.columns if one.heading}
    return len(mine & {one.key for one in other.columns}) / len(mine) if mine else 0.0


def _is_another_time(other: Survey, survey: Survey) -> bool:
    """Say whether the answers of a file were given well before or after those of the survey."""
    from loyalty_desktop.compute.wave_periods import median_day  # noqa: PLC0415 - see above

    days = median_day(other), median_day(survey)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) >= _ANOTHER_TIME


def _are_answers(other: Survey) -> bool:
    """Say whether a file holds a survey of its own: it asks for loyalty, or for several ratings."""
    from loyalty_desktop.survey.roles import LIKELY  # noqa: PLC0415 - see above

    rated = len(other.with_role("driver")) + len(other.with_role("overall_satisfaction"))
    loyal = any(column.guess.confidence >= LIKELY for column in other.with_role("loyalty"))
    return (loyal or rated >= _FEWEST_RATED) and other.rows >= _FEWEST_ANSWERS
