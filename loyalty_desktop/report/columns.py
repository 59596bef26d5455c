"""The columns of a survey as a row of heads: letter, heading, role, and how far the role can be trusted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import msgspec

from loyalty_desktop.messages import Message
from loyalty_desktop.report.column_words import column_name
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import ROLES, ColumnKey, Correction, Role
from loyalty_desktop.survey.roles import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.survey import Column, Survey

Trust: TypeAlias = Literal["sure", "unsure", "open"]
TRUSTS: tuple[Trust, ...] = get_args(Trust)
_IDLE: frozenset[Role] = frozenset({"personal", "derived", "unused"})
_JUDGED: frozenset[Role] = frozenset({"loyalty", "overall_satisfaction", "driver", "experience"})


class ColumnHead(msgspec.Struct, frozen=True):
    """What stands above a column; `why` is the reason for the role that the program suggests.

    `corrected` says that the user decided something about the column: then it needs no further look. `idle`
    columns are in no figure. `own` is what tells the column from those that share its question, '' where none does.
    """

    key: ColumnKey
    letter: str
    heading: str
    role: Role
    trust: Trust
    corrected: bool
    why: Message
    idle: bool
    left: str = ""
    own: str = ""
    in_a_row: bool = False
    """Whether a column beside it shares its question, which stands over both then."""

    @property
    def look(self) -> Trust:
        """How it is marked: `unsure` where the role may be wrong and that matters, which is what is asked about.

        In a column that is in no figure a wrong role harms nothing, and one nothing is known about is a group to
        compare by.
        """
        if self.trust == "unsure":
            return "sure" if self.idle else "unsure"
        return "unsure" if self.trust == "open" and self.role in _JUDGED else self.trust

    @property
    def name(self) -> str:
        """What the column is called: the heading, told apart where several columns have it or this one has none."""
        return column_name(self.key, self.letter, self.left, self.heading)


def column_head(column: Column) -> ColumnHead:
    """Return the head of one column."""
    corrected = column.correction != Correction(column.key)
    sure = corrected or column.guess.confidence >= SURE
    trust: Trust = "sure" if sure else "unsure" if column.guess.confidence >= LIKELY else "open"
    return ColumnHead(
        column.key,
        column.letter,
        column.title,
        column.role,
        trust,
        corrected,
        column.guess.why,
        column.role in _IDLE,
        column.question.left,
        column.own if column.group else "",
    )


def column_heads(survey: Survey) -> tuple[ColumnHead, ...]:
    """Return the heads of all columns in file order."""
    groups = ["", *(column.group for column in survey.columns), ""]
    return tuple(
        msgspec.structs.replace(column_head(column), in_a_row=bool(column.group) and column.group in beside)
        for column, *beside in zip(survey.columns, groups[:-2], groups[2:], strict=True)
    )


def role_counts(heads: Sequence[ColumnHead]) -> tuple[tuple[Role, int], ...]:
    """Return how many columns have each role, without the roles that none has."""
    counts = Counter(head.role for head in heads)
    return tuple((role, counts[role]) for role in ROLES if counts[role])


def trust_counts(heads: Sequence[ColumnHead]) -> tuple[tuple[Trust, int], ...]:
    """Return how many columns are marked sure, unsure and open; all three, also those that none is."""
    counts = Counter(head.look for head in heads)
    return tuple((trust, counts[trust]) for trust in TRUSTS)


def to_look_at(heads: Sequence[ColumnHead]) -> tuple[ColumnHead, ...]:
    """Return the columns whose roles may be wrong and matter: the likely ones first, then bare guesses."""
    return tuple(sorted((head for head in heads if head.look == "unsure"), key=lambda head: head.trust == "open"))


def next_of(heads: Sequence[ColumnHead], trust: Trust, after: ColumnKey | None) -> ColumnKey | None:
    """Return the next column marked like this behind `after`, from the beginning again at the end; None if none is."""
    start = next((at for at, head in enumerate(heads) if head.key == after), -1) + 1
    around = (*heads[start:], *heads[:start])
    return next((head.key for head in around if head.look == trust), None)


def columns_named(heads: Sequence[ColumnHead], text: str) -> tuple[ColumnKey, ...]:
    """Return the columns whose heading holds `text`, however it is typed (ﾊﾟ or パ, Q or q); none for no text."""
    wanted = match_text(text)
    if not wanted:
        return ()
    texts = ((head.key, match_text(head.name), match_text(head.key.heading)) for head in heads)
    return tuple(key for key, name, heading in texts if wanted in name or wanted in heading)


def neighbour(
    heads: Sequence[ColumnHead], found: Sequence[ColumnKey], at: ColumnKey | None, step: Literal[1, -1]
) -> ColumnKey | None:
    """Return the next (1) or the previous (-1) of the columns found, seen from column `at`, round the ends."""
    places = {head.key: place for place, head in enumerate(heads)}
    here = places.get(at, -1) if at is not None else -1
    around = [key for key in found if key in places][::step]
    beyond = (key for key in around if (places[key] - here) * step > 0)
    return next(beyond, around[0] if around else None)


def doubtful(heads: Sequence[ColumnHead], keys: Sequence[ColumnKey]) -> tuple[ColumnHead, ...]:
    """Return those of the columns whose roles nobody is sure of yet."""
    return tuple(head for head in heads if head.trust != "sure" and head.key in keys)
