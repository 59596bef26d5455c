"""What joining another table by two columns would give, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.messages import Message
from loyalty_desktop.survey.join_proposal import as_filed
from loyalty_desktop.survey.joining import match_noted
from loyalty_desktop.survey.key_matches import match_rows

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Join
    from loyalty_desktop.survey.survey import Survey


class JoinLine(msgspec.Struct, frozen=True):
    """One count of the report; `weighs` says that it is something to look at."""

    message: Message
    count: int
    weighs: bool = False


class JoinReport(msgspec.Struct, frozen=True):
    """How many answers find their row; `zeros` would only without zeros in front. `titles` are the new columns."""

    answers: int
    matched: int
    zeros: int
    lines: tuple[JoinLine, ...]
    titles: tuple[str, ...]


def join_report(survey: Survey, other: Survey, join: Join) -> JoinReport | None:
    """Return what joining `other` would give; None when one of the two columns is not there."""
    filed = as_filed(other)
    here = next((one for one in as_filed(survey) if one.key == join.key), None)
    there = next((one for one in filed if one.key == join.other), None)
    if here is None or there is None:
        return None
    columns = [one.question for one in filed]
    match = match_rows(here.question, there.question, columns, loose=join.loose)
    added = tuple(one for one in other.columns if one.key != join.other)
    notes = match_noted(match, join, tuple(one.key for one in added), loose=join.loose)
    lines = tuple(JoinLine(note.message, note.count, note.state == "asked") for note in notes)
    return JoinReport(survey.rows, match.matched, match.zeros, lines, tuple(one.title or one.letter for one in added))
