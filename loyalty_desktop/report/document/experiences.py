"""The experiences: what each adds to or takes from the score, and every figure that this rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.experiences_tables import difference_table, had_table
from loyalty_desktop.report.document.facts_base import (
    as_title,
    base_line,
    difference_method,
    has_score,
    intervals,
    measure_of,
    score_base,
    score_method,
    share_method,
)
from loyalty_desktop.report.document.model import Page
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.explanation import association
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.leading import experiences_lead
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.experience_table import ExperienceRow

_MOST = 20
"""So many bars can be told apart on a page; the table has all of them."""


def experiences_pages(material: Material) -> tuple[Page, ...]:
    """Return the picture of the contributions and the tables of all figures; none without an experience."""
    rows = experience_rows(material.results).rows
    if all(one.n_asked == 0 for one in rows):
        return ()
    has_figures = has_score(material) and any(one.contribution.points is not None for one in rows)
    told = (_contributions(material, rows), _differences(material, rows)) if has_figures else ()
    return (*told, _figures(material, rows))


def _contributions(material: Material, rows: tuple[ExperienceRow, ...]) -> Page:
    drawn = _drawn(rows)
    lead = experiences_lead(rows, measure_name(measure_of(material)))
    return Page(
        "contributions",
        "experiences",
        _("Experiences"),
        as_title(lead.sentence) if lead is not None else _unjudged(),
        (contribution_chart(drawn),),
        lead=(lead.figures,) if lead is not None and lead.figures else (),
        notes=(*_read(material), *_not_drawn(rows, drawn), association(), range_told()),
        base=base_line(score_base(material), _("n counts those who had it"), _interval(), _corrected()),
        level="key",
    )


def _unjudged() -> str:
    return _("No experience can be judged yet: too few answers to compare those who had it with the others")


def _interval() -> str:
    return _("95% intervals: that of the difference, the share taken as it is")


def _corrected() -> str:
    return _("verdicts {family} (Benjamini–Hochberg)").format(family=_("corrected for the number of experiences"))


def _read(material: Material) -> tuple[str, ...]:
    """Return what a contribution is, and how the verdicts are to be read."""
    name = measure_name(measure_of(material))
    said = _(
        "How many points of the score go with the experience: the share of those who had it times how far "
        "their {measure} is from that of the others."
    )
    return (
        said.format(measure=name),
        _("Share of all with a loyalty answer who had it × ({score} with it − without it)").format(score=name),
        _("Experiences overlap: contributions do not add up to the whole"),
        verdicts_told(),
    )


def verdicts_told() -> str:
    """Return what each verdict says."""
    said = _(
        "{positive} and {negative}: the difference is larger than chance would explain. {neutral}: its whole interval "
        "lies within 10 points of 0. {undecided}: it may be chance. {too_few}: fewer than 30 people on one side."
    )
    codes = ("positive", "negative", "neutral", "undecided", "too_few")
    return said.format(**{code: word("verdict", code) for code in codes})


def _drawn(rows: tuple[ExperienceRow, ...]) -> tuple[ExperienceRow, ...]:
    """Return the experiences in the picture: those that weigh most, from the largest gain to the largest loss."""
    known = [one for one in rows if one.contribution.points is not None and one.state != "hidden"]
    heaviest = sorted(known, key=lambda one: -abs(one.contribution.points or 0.0))[:_MOST]
    kept = {one.experience for one in heaviest}
    return tuple(one for one in known if one.experience in kept)


def _not_drawn(rows: tuple[ExperienceRow, ...], drawn: tuple[ExperienceRow, ...]) -> tuple[str, ...]:
    """Return how many experiences are not in the picture, and why."""
    lines = []
    lacking = sum(one.contribution.points is None or one.state == "hidden" for one in rows)
    if lacking:
        said = ngettext(
            "Not drawn: {count} experience with too few answers",
            "Not drawn: {count} experiences with too few answers",
            lacking,
        )
        lines.append(said.format(count=lacking))
    lighter = len(rows) - lacking - len(drawn)
    if lighter:
        said = ngettext(
            "Not drawn: {count} experience that weighs less; the table has it",
            "Not drawn: {count} experiences that weigh less; the table has all of them",
            lighter,
        )
        lines.append(said.format(count=lighter))
    if any(one.state == "reference" for one in drawn):
        lines.append(_("Few answers (fewer than 30): for reference only"))
    return tuple(lines)


def contribution_chart(rows: tuple[ExperienceRow, ...]) -> Bars:
    """Return the contribution of each experience in points of the score, coloured by its verdict."""
    values = [0.0]
    for one in rows:
        part = one.contribution
        values += [value for value in (part.points, part.low, part.high) if value is not None]
    bars = tuple(
        Bar(
            one.short,
            one.contribution.points,
            _tone(one),
            one.contribution.low,
            one.contribution.high,
            one.with_it.n,
            one.state,
            score_text(one.contribution.points, 1),
        )
        for one in rows
    )
    title = _("Contribution to the score (points)")
    return Bars("contributions", title, bars, "points", nice_axis(min(values), max(values), least=4.0), title)


def _tone(row: ExperienceRow) -> Tone:
    if row.verdict == "positive":
        return "positive"
    return "negative" if row.verdict == "negative" else "muted"


def _differences(material: Material, rows: tuple[ExperienceRow, ...]) -> Page:
    counts = experience_rows(material.results).counts
    title = ngettext(
        "Of {count} experience, {positive} clearly goes with higher loyalty and {negative} with lower",
        "Of {count} experiences, {positive} clearly go with higher loyalty and {negative} with lower",
        counts.all,
    ).format(count=counts.all, positive=counts.positive, negative=counts.negative)
    return Page(
        "experience_contributions",
        "experiences",
        _("Contribution of an experience"),
        title if any(one.verdict is not None for one in rows) else _unjudged(),
        (difference_table(material, rows),),
        notes=(*_read(material), association()),
        base=base_line(score_base(material), intervals(difference_method()), _corrected()),
        level="appendix",
    )


def _figures(material: Material, rows: tuple[ExperienceRow, ...]) -> Page:
    name = measure_name(measure_of(material))
    return Page(
        "experience_figures",
        "experiences",
        _("Who had the experiences"),
        _had_title(rows),
        (had_table(material, rows),),
        notes=(
            _("How many of those who were asked had the experience."),
            _("The {measure} of those who had the experience.").format(measure=name),
            association(),
        ),
        base=base_line(intervals(share_method(), score_method())),
        level="appendix",
    )


def _had_title(rows: tuple[ExperienceRow, ...]) -> str:
    """Return which experience most and which fewest people had, as far as no other has the same share in print."""
    firm = [one for one in rows if how_shown(one.incidence) == "shown"]
    if not firm:
        return _("Too few answers to say how many had an experience")
    ordered = sorted(firm, key=lambda one: -(one.incidence.value or 0.0))
    printed = [share_text(one.incidence.value) for one in ordered]
    if len(firm) > 1 and printed.count(printed[0]) == printed.count(printed[-1]) == 1:
        said = _("Most people had “{first}” ({most}), fewest “{last}” ({fewest})")
        return said.format(first=ordered[0].name, most=printed[0], last=ordered[-1].name, fewest=printed[-1])
    count = len(rows)
    said = ngettext("How many people had {count} experience", "How many people had each of {count} experiences", count)
    return said.format(count=count)
