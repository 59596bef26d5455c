"""Every term of the report and what it means, in plain words first; names of methods come last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.experiences import verdicts_told
from loyalty_desktop.report.document.facts_base import (
    difference_method,
    measure_of,
    score_method,
    share_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Definition
from loyalty_desktop.report.document.summary_told import importance_of
from loyalty_desktop.report.explained_scores import class_answers, class_limits
from loyalty_desktop.report.explanation import association, unrounded
from loyalty_desktop.report.importance_told import whole_lines
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.measure_words import measure_name, measure_title, score_meaning
from loyalty_desktop.report.sureness import parted, range_told
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.measure_words import ClassCode

_CODES: tuple[ClassCode, ...] = ("positive", "passive", "negative")


def definitions(material: Material) -> tuple[Definition, ...]:
    """Return the terms in the order in which the report has them."""
    said = (*_score(material), *_drivers(material), *_experiences(material), *_sure(material), *_methods(material))
    return tuple(Definition(term, _without_term(term, in_a_row(*lines))) for term, lines in said)


def _without_term(term: str, meaning: str) -> str:
    """Return what a term means without the term before it; elsewhere the sentence stands without a heading."""
    for colon in (": ", "："):
        start, found, rest = meaning.partition(colon)
        if found and start in {term, _("Head satisfaction"), _("Heart satisfaction"), _("Lift")}:
            return rest[:1].upper() + rest[1:]
    return meaning


def _score(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    measure = measure_of(material)
    yield measure_title(measure), tuple(score_meaning(measure).split("\n"))
    limits = {code: class_limits(measure, code) for code in _CODES}
    yield (
        _("Class"),
        tuple(
            _("{sentence}.").format(sentence=class_answers(measure, code))
            for code in _CODES
            if limits[code][0] <= limits[code][1]
        ),
    )
    yield "n", (_("How many people a figure counts. Every figure has its own, as not everybody answers everything."),)


def _drivers(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not material.results.drivers:
        return
    name = measure_name(measure_of(material))
    yield _("Driver"), (_("What moves loyalty: something that customers rate."),)
    for value in ("basic", "experience"):
        yield word("value", value), (word("value_meaning", value),)
    yield (
        _("Reach of a driver"),
        (
            _("Share of those who were asked who used it."),
            _("Used: a rating, or “don't know”. Not asked: an empty cell."),
        ),
    )
    head = _("Head: share of those who rated it who are satisfied, giving one of the two best answers (Top2 Box).")
    yield _("Head"), (head,)
    yield (
        _("Heart"),
        (
            _("Heart: the {measure} of those who are satisfied here.").format(measure=name),
            _(
                "It tends to be high where few are satisfied. How much satisfaction goes with loyalty is "
                "shown by the lift."
            ),
        ),
    )
    yield (
        _("Lift (pt)"),
        (
            _("Lift: the {measure} of the satisfied minus that of the others who rated it.").format(measure=name),
            unrounded(),
        ),
    )
    yield _("Stage"), (_("Head and heart of a stage are the means of its drivers."),)
    view = importance_of(material)
    lines = whole_lines(view)
    if view.state == "shares":
        yield _("Importance"), (lines[0], lines[-1])
    elif view.state == "correlations":
        yield _("Correlation"), (lines[0], lines[-1])


def _experiences(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not material.results.experiences:
        return
    yield _("Had it"), (_("How many of those who were asked had the experience."),)
    yield (
        _("Contribution"),
        (
            _(
                "How many points of the score go with an experience: how many people had it, times how far their score "
                "is from that of the others."
            ),
            _("{sentence}.").format(sentence=_("Experiences overlap: contributions do not add up to the whole")),
        ),
    )
    yield _("Verdict"), (verdicts_told(),)


def _sure(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield _("95% interval"), (range_told(), _("The more people a figure counts, the narrower its interval."))
    yield _("Few answers"), small_notes()
    yield (
        _("Arrows and “higher”, “lower”"),
        (
            _("They stand only where a difference is larger than chance would explain."),
            _(
                "Where many things are compared at once, some differ by chance alone. The limit is stricter there, "
                "so that such false alarms stay rare."
            ),
            _("No arrow does not mean that two figures are equal: the difference may be chance."),
        ),
    )
    yield _("Related, not proven"), (_("Figures show what goes together with loyalty."), association())
    if material.results.weighted:
        yield (
            _("Weights"),
            (
                _("With weights, some answers count more than others, so that the survey is more like all customers."),
                _(
                    "“Worth 301 people” means: these weighted answers are as certain as 301 answers that all count "
                    "alike. Weighting always makes figures somewhat less certain."
                ),
            ),
        )


def _methods(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of methods: what a statistician asks for, after everything that others need."""
    lines = [
        share_method(),
        score_method(),
        difference_method(),
        _("several comparisons: Benjamini–Hochberg, 5% level"),
    ]
    yield _("Methods"), (_("{sentence}.").format(sentence=_("; ").join(lines)), *_of_importance(material))


def _of_importance(material: Material) -> tuple[str, ...]:
    view = importance_of(material)
    if view.state != "shares":
        return ()
    return tuple(_("{sentence}.").format(sentence=one) for one in parted(whole_lines(view))[1])
