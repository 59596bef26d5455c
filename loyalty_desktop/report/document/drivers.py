"""The drivers: head and heart in one picture, the largest and smallest lift, importance, and every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.drivers_chart import heart_chart, importance_chart, picture_notes
from loyalty_desktop.report.document.drivers_tables import (
    driver_notes,
    head_table,
    heart_table,
    importance_table,
    rank_table,
    turned,
)
from loyalty_desktop.report.document.facts_base import (
    as_title,
    base_line,
    difference_method,
    intervals,
    measure_of,
    score_base,
    score_method,
    share_method,
)
from loyalty_desktop.report.document.model import Page
from loyalty_desktop.report.document.summary_told import (
    found_details,
    found_of,
    importance_of,
    ranked,
    strongest,
    weakest,
)
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.explanation import association
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.head_heart import head_heart
from loyalty_desktop.report.importance_told import short_told
from loyalty_desktop.report.importance_view import satisfaction_importance
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.sureness import range_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceView

_LISTED = 5


def drivers_pages(material: Material) -> tuple[Page, ...]:
    """Return the pages about drivers; none without any, and no picture of nothing."""
    if not (material.results.drivers or material.results.overall):
        return ()
    return tuple(_pages(material))


def _pages(material: Material) -> Iterator[Page]:
    picture = head_heart(material.results)
    if picture.points:
        yield _head_heart(material)
    if ranked(material):
        if len(ranked(material)) > 1:
            yield _strengths(material)
        yield _lifts(material)
    yield from _importance(material)
    yield from _tables(material)


def _head_heart(material: Material) -> Page:
    measure = measure_of(material)
    picture = head_heart(material.results)
    found = [one for one in found_of(material) if one.kind != "improve_first"] or list(found_of(material))
    title = found[0].headline.text() if found else _no_finding()
    return Page(
        "head_heart",
        "drivers",
        _("Head and heart"),
        title,
        (heart_chart(picture, measure),),
        lead=tuple(one.detail.text() for one in found[:1]),
        notes=(*driver_notes(material), *picture_notes(picture), association(), range_told()),
        base=base_line(score_base(material), intervals(share_method(), score_method()), _corrected()),
        level="key",
    )


def _no_finding() -> str:
    return _("No driver stands out clearly enough yet to be put in a sentence")


def _corrected() -> str:
    return _("▲▼ {family} (Benjamini–Hochberg)").format(family=_("corrected for the number of drivers"))


def _strengths(material: Material) -> Page:
    rows = ranked(material)
    tables = [
        rank_table(material, "strengths", _("Satisfaction goes with loyalty most closely"), strongest(rows, _LISTED)),
        rank_table(material, "weaknesses", _("Satisfaction goes with loyalty least closely"), weakest(rows, _LISTED)),
    ]
    further = found_of(material)[1:]
    return Page(
        "strengths",
        "drivers",
        _("Strengths and weaknesses"),
        _strengths_title(rows),
        tuple(one for one in tables if one.rows),
        lead=tuple(one.headline.text() for one in further),
        notes=(*driver_notes(material), *found_details(material)[1 : len(further) + 1], *turned(rows), association()),
        base=base_line(score_base(material), _corrected()),
    )


def _strengths_title(rows: tuple[DriverRow, ...]) -> str:
    """Return where satisfaction goes with loyalty most and least, as far as no other lift is the same in print."""
    ordered = [one for one in rows if "reverse_direction" not in one.flags]
    printed = [score_text(one.lift.points) for one in ordered]
    if len(ordered) < 2 or printed.count(printed[0]) > 1 or printed.count(printed[-1]) > 1:
        return _("Where satisfaction goes with loyalty most closely, and where least")
    said = _("Satisfaction goes with loyalty most closely at {first} (lift {most}), least at {last} (lift {least})")
    return said.format(first=ordered[0].name, most=printed[0], last=ordered[-1].name, least=printed[-1])


def sure_told(rows: tuple[DriverRow, ...]) -> str:
    """Return at how many drivers the satisfied are more loyal than the others by more than chance."""
    sure = sum(one.arrow == "up" for one in rows)
    said = ngettext(
        "At {sure} of {count} driver, the satisfied are clearly more loyal than the others who rated it",
        "At {sure} of {count} drivers, the satisfied are clearly more loyal than the others who rated them",
        len(rows),
    )
    if not sure:
        said = _("At no driver are the satisfied clearly more loyal than the others who rated it")
    elif sure == len(rows) > 1:
        said = _("At all {count} drivers, the satisfied are clearly more loyal than the others who rated them")
    return said.format(sure=sure, count=len(rows))


def _lifts(material: Material) -> Page:
    rows = ranked(material)
    return Page(
        "lifts",
        "drivers",
        _("Lift of the drivers"),
        sure_told(rows),
        (lift_chart(material, rows),),
        notes=(*driver_notes(material), *turned(rows), association(), range_told()),
        base=base_line(_("n counts the satisfied"), intervals(difference_method()), _corrected()),
    )


def lift_chart(material: Material, rows: tuple[DriverRow, ...]) -> Bars:
    """Return the lift of every driver on a firm base, the largest first."""
    bars = tuple(
        Bar(
            one.short,
            one.lift.points,
            "heart" if one.arrow != "none" else "muted",
            one.lift.low,
            one.lift.high,
            one.heart.n,
            one.lift_state,
            score_text(one.lift.points),
        )
        for one in rows
    )
    values = [0.0, *(value for one in rows for value in (one.lift.low, one.lift.high) if value is not None)]
    axis = nice_axis(min(values), max(values), least=20, limit_low=-200, limit_high=200)
    name = measure_name(measure_of(material))
    said = _("Lift: {measure} of the satisfied minus {measure} of the rest").format(measure=name)
    return Bars("lifts", _("Lift of the drivers"), bars, "points", axis, said)


def _importance(material: Material) -> Iterator[Page]:
    view = importance_of(material)
    if view.state not in {"shares", "correlations"} or view.found is None:
        return
    picture = satisfaction_importance(material.results, view)
    told = tuple(one for one in (short_told(view),) if one)
    base = base_line(_("Base: {n:,} with a loyalty answer").format(n=view.found.n))
    first = next((one for one in found_of(material) if one.kind == "improve_first"), None)
    if picture.points:
        title = _("No driver is certain to be the first to improve: none is surely both important and satisfying fewer")
        yield Page(
            "importance",
            "drivers",
            _("Satisfaction and importance"),
            first.headline.text() if first is not None else title,
            (importance_chart(picture),),
            lead=(first.detail.text(),) if first is not None else (),
            notes=(*told, *picture_notes(picture)),
            base=base,
        )
    table = importance_table(view, driver_rows(material.results, view))
    if not tells(table):
        return
    yield Page(
        "importance_figures",
        "drivers",
        _("Importance"),
        _importance_title(view),
        (table,),
        notes=(*told, association()),
        base=base,
        level="appendix",
    )


def _importance_title(view: ImportanceView) -> str:
    """Return which drivers matter most, unless something has to be kept in mind first: then that."""
    if view.notes:
        return as_title(view.notes[0].text())
    shown = [one for one in view.rows if one.state == "shown" and one.share.value is not None]
    first = sorted(shown, key=lambda one: -(one.share.value or 0.0))[:2]
    if view.state != "shares" or len(first) < 2:
        return _("How closely the ratings go with loyalty, driver by driver")
    said = _("The ratings that go with loyalty most closely: {first} (importance {most}) and {second} ({next})")
    return said.format(
        first=first[0].name,
        most=share_text(first[0].share.value),
        second=first[1].name,
        next=share_text(first[1].share.value),
    )


def _tables(material: Material) -> Iterator[Page]:
    rows = driver_rows(material.results, importance_of(material))
    if all(one.n_head == 0 for one in rows):
        return
    base = base_line(intervals(share_method()))
    yield Page(
        "driver_heads",
        "drivers",
        _("Head"),
        _head_title(rows),
        (head_table(material, rows),),
        notes=driver_notes(material),
        base=base,
        level="appendix",
    )
    if all(one.heart.value is None for one in rows):
        return
    yield Page(
        "driver_hearts",
        "drivers",
        _("Heart and lift"),
        _heart_title(material),
        (heart_table(material, rows),),
        notes=(*driver_notes(material), association()),
        base=base_line(intervals(score_method(), difference_method()), _corrected()),
        level="appendix",
    )


def _head_title(rows: tuple[DriverRow, ...]) -> str:
    """Return where most and where fewest are satisfied, as far as they differ in print."""
    if all(one.head.value is None for one in rows):
        return _("Too few ratings to say how many are satisfied")
    drivers = [one for one in rows if not one.overall]
    firm = sorted((one for one in drivers if one.head_state == "shown"), key=lambda one: -(one.head.value or 0.0))
    printed = [share_text(one.head.value) for one in firm]
    if len(firm) > 2 and printed[0] != printed[1] and printed[-1] != printed[-2]:
        said = _("Most are satisfied with {first} ({most}), fewest with {last} ({fewest})")
        return said.format(first=firm[0].name, most=printed[0], last=firm[-1].name, fewest=printed[-1])
    said = ngettext(
        "How many are satisfied with {count} driver", "How many are satisfied with each of {count} drivers", len(rows)
    )
    return said.format(count=len(rows))


def _heart_title(material: Material) -> str:
    said = _("How far the {measure} of the satisfied is above that of the others who rated the same")
    return said.format(measure=measure_name(measure_of(material)))
