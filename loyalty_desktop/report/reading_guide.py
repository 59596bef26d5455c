"""How to read the figures: what each kind of figure says, in plain sentences, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import Part, association, small_lines
from loyalty_desktop.report.measure_words import score_meaning
from loyalty_desktop.report.sureness import range_told

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure


def reading_guide(measure: Measure) -> tuple[Part, ...]:
    """Return the page, paragraph by paragraph; the score is explained as the one that is in use."""
    return (
        Part(_("The score"), tuple(score_meaning(measure).split("\n"))),
        Part(
            _("n"),
            (
                _("How many people a figure counts. Every figure has its own, as not everybody answers everything."),
                _("Click a figure to see how it is calculated, whom it counts and who is left out."),
            ),
        ),
        Part(_("95% interval"), (range_told(), _("The more people a figure counts, the narrower its interval."))),
        _few(),
        _head_and_heart(),
        _experiences(),
        Part(
            _("Arrows and “higher”, “lower”"),
            (
                _("They stand only where a difference is larger than chance would explain."),
                _(
                    "Where many things are compared at once, some differ by chance alone. The limit is stricter there, "
                    "so that such false alarms stay rare."
                ),
                _("No arrow does not mean that two figures are equal: the difference may be chance."),
            ),
        ),
        Part(
            _("Related, not proven"),
            (
                _("Figures show what goes together with loyalty."),
                association(),
                _("Whether a change makes a difference shows once you have made it and asked again."),
            ),
        ),
        Part(
            _("Weights"),
            (
                _("With weights, some answers count more than others, so that the survey is more like all customers."),
                _(
                    "“Worth 301 people” means: these weighted answers are as certain as 301 answers that all count "
                    "alike. Weighting always makes figures somewhat less certain."
                ),
            ),
        ),
    )


def _few() -> Part:
    return Part(
        _("Few answers"),
        (
            _("Fewer than 10 people: no figure is shown, only their number."),
            *small_lines(),
            _("Such a figure is pale, has a tag, and gets neither an arrow nor a rank."),
        ),
    )


def _head_and_heart() -> Part:
    return Part(
        _("Head, heart and lift"),
        (
            _("Head: how many of those who rated something gave one of the two best answers."),
            _("Heart: the score of those satisfied people."),
            _(
                "Lift: how far their score is above that of the others who rated it. The larger the lift, the more "
                "closely satisfaction and loyalty go together."
            ),
        ),
    )


def _experiences() -> Part:
    return Part(
        _("Contribution of an experience"),
        (
            _(
                "How many points of the score go with an experience: how many people had it, times how far their score "
                "is from that of the others."
            ),
        ),
    )
