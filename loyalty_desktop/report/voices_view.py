"""What the screen of voices shows of words: each with its score, its interval and n, and what must be said of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.compare_view import TOTAL, ForestRow, score_axis, total_row
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.shown import Arrow, Shown, arrow_of, how_shown
from loyalty_desktop.survey.speech.folded import search_key, search_words
from loyalty_desktop.survey.speech.lexicon import Kind

if TYPE_CHECKING:
    from loyalty_desktop.compute.voice import Voice
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.journey.model import Measure

Side: TypeAlias = Literal["all", "up", "down"]
"""Which words are listed: all, those of higher scores (or more frequent in the group), those of lower ones."""
SIDES: tuple[Side, ...] = ("all", "up", "down")
Kinds: TypeAlias = Literal["all", "word", "phrase"]
KINDS: tuple[Kinds, ...] = ("all", "word", "phrase")
_MOST_FORMS = 6


class VoiceRow(msgspec.Struct, frozen=True):
    """One word: the score of those who used it as a row of a forest plot, its classes, and its part of a group.

    `difference` is what the row is ranked by: the score against that of all others who wrote, or, in a group, the
    percentage points by which its members used the word more often than the others.
    """

    id: str
    text: str
    kind: Kind
    forms: tuple[str, ...]
    n: int
    users: ClassCounts
    figure: ForestRow
    rest: Estimate
    """The score of all others who wrote."""
    difference: Difference
    state: Shown
    arrow: Arrow
    inside: Estimate | None = None
    outside: Estimate | None = None
    inside_count: int = 0
    outside_count: int = 0
    told: tuple[str, ...] = ()
    """Of a phrase: words and phrases that come in nearly the same comments, and so are not listed beside it."""


class VoicesView(msgspec.Struct, frozen=True):
    """The words in their order, all who wrote as the first row of the plot, and its axis."""

    rows: tuple[VoiceRow, ...]
    writers: ForestRow
    axis: Axis
    of_group: bool


def voices_view(found: Voices) -> VoicesView:
    """Return what is shown of the words of one question, or of several."""
    of_group = found.members is not None
    rows = tuple(_row(one) for one in found.voices)
    everybody = ClassCounts()
    writers = total_row(_("All who wrote"), found.written.scored, everybody, found.writers)
    return VoicesView(rows, writers, score_axis((writers, *(row.figure for row in rows))), of_group)


def _row(one: Voice) -> VoiceRow:
    difference = one.difference if one.more is None else one.more
    state = how_shown(one.score) if one.more is None else _shown_share(one)
    # In a group the score is not what is tested: it keeps its interval and has no colour.
    arrow = arrow_of(one.difference, one.score)
    figure = ForestRow(
        one.key or TOTAL, one.text, one.text, one.n, one.users, one.score, one.difference, how_shown(one.score), arrow
    )
    return VoiceRow(
        one.key,
        one.text,
        one.kind,
        one.forms,
        one.n,
        one.users,
        figure,
        one.rest,
        difference,
        state,
        _arrow(one),
        one.inside,
        one.outside,
        one.inside_count,
        one.outside_count,
        one.told,
    )


def _shown_share(one: Voice) -> Shown:
    """Return how firm a share in a group is: as its base, and as those who used the word."""
    assert one.more is not None
    states = (how_shown(one.more), how_shown(one.score))
    return "hidden" if "hidden" in states else "reference" if "reference" in states else "shown"


def _arrow(one: Voice) -> Arrow:
    if one.more is None:
        return arrow_of(one.difference, one.score)
    return "none" if _shown_share(one) != "shown" else arrow_of(one.more)


def listed(view: VoicesView, side: Side, kinds: Kinds, asked: str) -> tuple[VoiceRow, ...]:
    """Return the rows of one side and kind that hold what is looked for; nothing but what is shown changes."""
    words = search_words(asked)
    return tuple(
        row
        for row in view.rows
        if (side == "all" or _side(row) == side) and (kinds in {"all", row.kind}) and _holds(row, words)
    )


def _side(row: VoiceRow) -> Side:
    points = row.difference.points or 0.0
    return "up" if points > 0 else "down" if points < 0 else "all"


def _holds(row: VoiceRow, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    text = search_key(" ".join((row.text, *row.forms, *row.told)))
    return all(word in text for word in words)


def class_shares(users: ClassCounts) -> tuple[float, float, float]:
    """Return the weighted shares of negative, passive and positive users, 0..1; zeros without any."""
    w = users.total.w
    if w <= 0:
        return 0.0, 0.0, 0.0
    return users.negative.w / w, users.passive.w / w, users.positive.w / w


def forms_text(row: VoiceRow) -> str:
    """Return how a word was written where that is not what it is listed as; nothing is counted together unseen."""
    if not row.forms or row.forms == (row.text,):
        return ""
    shown = _(", ").join(row.forms[:_MOST_FORMS])
    more = len(row.forms) - _MOST_FORMS
    return f"{shown} …" if more > 0 else shown


def told_text(row: VoiceRow) -> str:
    """Return what else a phrase stands for; '' for nothing."""
    if not row.told:
        return ""
    said = _("In nearly the same comments, so not listed separately: {words}")
    return said.format(words=_(", ").join(row.told))


def row_told(row: VoiceRow, measure: Measure) -> str:
    """Return what is known of a word in sentences, its numbers behind them."""
    lines = [_("“{word}”: used by {n:,} of those who wrote").format(word=row.text, n=row.n)]
    forms = forms_text(row)
    if forms:
        lines.append(_("Counted together: {forms}").format(forms=forms))
    if row.told:
        lines.append(told_text(row))
    if row.figure.score.value is None:
        return "\n".join((*lines, _("Fewer than 10 answers: not shown")))
    if row.inside is not None and row.outside is not None and row.difference.points is not None:
        said = _("Used by {inside} of this group (n={inside_n:,}) and {outside} of all others (n={outside_n:,})")
        lines.append(
            said.format(
                inside=share_text(row.inside.value, 1),
                inside_n=row.inside.n,
                outside=share_text(row.outside.value, 1),
                outside_n=row.outside.n,
            )
        )
        told = _("{points} percentage points, 95% interval {low} to {high}, adjusted p {p}")
        lines.append(_difference(told, row.difference, 1))
    users = row.users
    classes = [
        f"{class_name(code, measure)} {tally.n:,}"
        for code, tally in (("negative", users.negative), ("passive", users.passive), ("positive", users.positive))
    ]
    score = row.figure.score
    told = _("Their score {score}, 95% interval {low} to {high} ({classes})")
    lines.append(
        told.format(
            score=score_text(score.value, 1),
            low=score_text(score.low, 1),
            high=score_text(score.high, 1),
            classes=_(", ").join(classes),
        )
    )
    rest = row.figure.rest
    if row.inside is None and rest is not None and rest.points is not None:
        told = _("{points} points compared with all others who wrote, 95% interval {low} to {high}, adjusted p {p}")
        lines.append(_difference(told, rest, 1))
    if row.state == "reference":
        lines.append(_("For reference only: fewer than 30 people"))
    return "\n".join(lines)


def _difference(told: str, one: Difference, digits: int) -> str:
    return told.format(
        points=score_text(one.points, digits),
        low=score_text(one.low, digits),
        high=score_text(one.high, digits),
        p=p_text(one.p_adjusted),
    )


def written_text(found: Voices) -> str:
    """Return who wrote and who did not."""
    one = found.written
    parts = [_("{wrote:,} of {all:,} people wrote something").format(wrote=one.wrote, all=one.respondents)]
    if one.nothing:
        parts.append(_("{n:,} wrote only “nothing” or the like").format(n=one.nothing))
    parts.append(_("{n:,} left it blank").format(n=one.silent))
    if one.scored < one.wrote:
        parts.append(_("{n:,} wrote but gave no loyalty answer").format(n=one.wrote - one.scored))
    return " · ".join(parts)


def base_text(found: Voices) -> str:
    """Return how many the words are counted among: those who wrote and have a loyalty answer."""
    if found.members is None:
        return _("n={n:,}").format(n=found.written.scored)
    others = found.written.scored - found.members
    return _("n={n:,}, others {others:,}").format(n=found.members, others=others)


def writers_text(found: Voices) -> str:
    """Return the score of those who wrote beside that of all others: who writes is no sample of all."""
    if found.writers.value is None or found.silent.value is None:
        return ""
    told = _("Score of those who wrote {writers} (n={n:,}), of all others {silent} (n={others:,})")
    return told.format(
        writers=score_text(found.writers.value, 1),
        n=found.writers.n,
        silent=score_text(found.silent.value, 1),
        others=found.silent.n,
    )


def notes_text(found: Voices) -> str:
    """Return what the arrows mean and what is not listed."""
    if found.members is None:
        first = _("▲▼ The people who used the word are clearly more or less loyal than all others who wrote.")
    else:
        first = _("▲▼ This group used the word clearly more or less often than all others who wrote.")
    method = _("More than chance, even with {tested:,} words and phrases compared.")
    parts = [first, method.format(tested=found.tested)]
    if found.rare:
        parts.append(_("{rare:,} more were used by fewer than 10 people and are not listed.").format(rare=found.rare))
    if found.told:
        said = ngettext(
            "{count:,} more appears in nearly the same comments as a phrase in the list and is counted there.",
            "{count:,} more appear in nearly the same comments as a phrase in the list and are counted there.",
            found.told,
        )
        parts.append(said.format(count=found.told))
    parts.append(_("Words go with loyalty; they do not prove its cause."))
    return in_a_row(*parts)
