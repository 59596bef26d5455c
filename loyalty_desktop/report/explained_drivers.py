"""The figures of one driver explained: reach, head, heart, lift and importance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.whom import Loyal, Rated
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.driver_detail import driver_detail
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.explained import best_answers, head_told, heart_told, reach_told
from loyalty_desktop.report.explained_kinds import counted_by, meaning
from loyalty_desktop.report.explanation import (
    Explanation,
    association,
    difference_interval,
    flag_lines,
    hidden_lines,
    is_reference,
    of_estimate,
    score_interval,
    share_interval,
    small_lines,
    subtracted,
    told,
)
from loyalty_desktop.report.figures import NO_FIGURE, score_text, share_text
from loyalty_desktop.report.importance_told import driver_told, figure_text, whole_lines
from loyalty_desktop.report.importance_view import PENDING
from loyalty_desktop.report.sureness import parted, range_told

if TYPE_CHECKING:
    from loyalty_desktop.report.driver_detail import DriverDetail
    from loyalty_desktop.report.explanation import Known
    from loyalty_desktop.report.importance_view import ImportanceView


def driver_figure(known: Known, driver: str, column: str, importance: ImportanceView = PENDING) -> Explanation | None:
    """Return how a figure of a driver's row comes about, by the key of its column; None where there is none."""
    detail = driver_detail(known.results, driver)
    if detail is None or {"no_column", "no_scale"} & set(detail.flags):
        return None
    if column == "importance":
        return _importance(known, detail, importance)
    makers = {"n": _reach, "reach": _reach, "head": _head, "heart": _heart, "lift": _lift}
    return makers[column](known, detail) if column in makers else None


def _title(detail: DriverDetail, figure: str) -> str:
    return _("{driver}: {figure}").format(driver=detail.name, figure=figure)


def _raters(detail: DriverDetail) -> str:
    return _("Those who rated {driver}").format(driver=detail.name)


def _raters_with_loyalty(detail: DriverDetail) -> str:
    return _("Those who rated {driver} and answered the loyalty question").format(driver=detail.name)


def _reach(known: Known, detail: DriverDetail) -> Explanation:
    return Explanation(
        _title(detail, _("who rated it")),
        f"{detail.head.n:,} / {detail.heart.n:,}",
        detail.head.n,
        is_reference(detail.head),
        told(
            (_("Head counts those who rated it, heart the satisfied among them with a loyalty answer."),),
            reach_told(detail).split("\n"),
            known.counted(detail.head, detail.missing),
        ),
        (Rated(detail.driver),),
        _raters(detail),
    )


def _head(known: Known, detail: DriverDetail) -> Explanation:
    head = detail.head
    answers = best_answers(detail)
    best = _("Satisfied: those who answered {answers}").format(answers=answers) if answers else ""
    return of_estimate(
        _title(detail, _("head")),
        share_text(head.value),
        head,
        told(
            (meaning(known, "head"), best),
            head_told(detail).split("\n")[:1],
            known.counted(head, detail.missing),
            share_interval(head),
        ),
        counted_by("head", detail.driver),
        _raters(detail),
    )


def _heart(known: Known, detail: DriverDetail) -> Explanation:
    heart, whom = detail.heart, counted_by("heart", detail.driver)
    lines = heart_told(detail, known.journey.measure).split("\n")
    return of_estimate(
        _title(detail, _("heart")),
        score_text(heart.value),
        heart,
        told(
            (
                meaning(known, "heart"),
                _(
                    "It tends to be high where few are satisfied. How much satisfaction goes with loyalty is "
                    "shown by the lift."
                ),
            ),
            (*known.score_sum(whom, heart), *lines),
            known.counted(heart),
            score_interval(heart),
        ),
        whom,
        _("The satisfied with {driver}").format(driver=detail.name),
    )


def _lift(known: Known, detail: DriverDetail) -> Explanation:
    lift, whom = detail.lift, (Rated(detail.driver), Loyal())
    n = detail.heart.n + detail.rest.n
    said = _("Lift: the {measure} of the satisfied minus that of the others who rated it.")
    family = _("overall satisfaction is not judged") if detail.overall else _("corrected for the number of drivers")
    return Explanation(
        _title(detail, _("lift")),
        score_text(lift.points),
        n,
        is_reference(lift, detail.heart, detail.rest),
        told(
            (said.format(measure=known.measure_name), association()),
            subtracted(detail.heart, detail.rest, lift),
            known.counting_all(n),
            difference_interval(lift, family),
        ),
        whom,
        _raters_with_loyalty(detail),
    )


def _importance(known: Known, detail: DriverDetail, view: ImportanceView) -> Explanation | None:
    row = next((one.importance for one in driver_rows(known.results, view) if one.driver == detail.driver), None)
    if row is None or view.found is None:
        return None
    shown = figure_text(row, view)
    sure = [range_told()] if row.share.low is not None else []
    whole = whole_lines(view)
    if row.share.value is None:
        whole = list(parted(whole)[0])  # what has no importance was worked out by no method
    small = [] if row.share.value is not None or row.figure is not None else hidden_lines(row.share)
    if row.share.n >= 10:
        small = small_lines() if row.state == "reference" else flag_lines(row.share)
    whom = (Rated(detail.driver), Loyal())
    return Explanation(
        _title(detail, _("importance") if view.state == "shares" else _("correlation")),
        shown if shown != NO_FIGURE else _("n={n:,}").format(n=row.share.n),
        row.share.n,
        row.state == "reference",
        told(whole, driver_told(row, view).split("\n"), known.counted(row.share), [*sure, *small]),
        whom,
        _raters_with_loyalty(detail),
    )
