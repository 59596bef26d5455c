"""The journey: head and heart of every stage as the curve of feelings, and the drivers of each stage."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.charts import Line, Lines
from loyalty_desktop.report.document.drivers_tables import driver_notes, path_of
from loyalty_desktop.report.document.facts_base import (
    MARKS,
    base_line,
    count_figure,
    figure,
    intervals,
    measure_of,
    score_base,
    score_method,
    share_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Figure, Page, Row, Table
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.emotion_curve import emotion_curve
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.whose import score_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Cell
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.emotion_curve import EmotionCurve, StagePoint

_LIFT = 6
"""Which column of the drivers' table has the lift."""


def journey_pages(material: Material) -> tuple[Page, ...]:
    """Return the curve with its stages, and the drivers stage by stage; none while no driver has any figure.

    One stage alone makes no curve.
    """
    if not any(one.head is not None for one in material.results.stages):
        return ()
    drivers = _drivers(material)
    return (_curve(material), drivers) if len(material.results.stages) > 1 else (drivers,)


def _curve(material: Material) -> Page:
    curve = emotion_curve(material.results)
    return Page(
        "curve",
        "journey",
        _("Journey"),
        _curve_title(curve),
        (curve_chart(material, curve), stage_table(material, curve)),
        lead=_hearts_told(curve),
        notes=(
            _("Head and heart of a stage are the means of its drivers."),
            *driver_notes(material)[:1],
            _untested(),
            _("Compare heights within one line only: the upper one is in percent, the lower one in points."),
        ),
        base=base_line(score_base(material), _means_of(curve)),
        level="detail",
    )


def _untested() -> str:
    return _("Stages are not tested against one another: small differences may be chance.")


def _means_of(curve: EmotionCurve) -> str:
    count = sum(one.drivers for one in curve.stages)
    said = ngettext("means of {count} driver", "means of {count} drivers, without intervals", count)
    return said.format(count=count)


def stage_name(name: str) -> str:
    """Return what a stage is called."""
    return name or _("Unnamed stage")


def _curve_title(curve: EmotionCurve) -> str:
    """Return where along the journey most and fewest are satisfied, as far as that differs in print."""
    firm = sorted((one for one in curve.stages if one.head_state == "shown"), key=lambda one: -(one.head or 0.0))
    said = _("Along the journey, head is highest at “{first}” ({most}) and lowest at “{last}” ({least})")
    if len(firm) > 1 and _is_alone(firm, 0) and _is_alone(firm, -1):
        first, last = firm[0], firm[-1]
        return said.format(
            first=stage_name(first.name),
            most=share_text(first.head),
            last=stage_name(last.name),
            least=share_text(last.head),
        )
    return _("Head and heart of the {count} stages of the journey").format(count=len(curve.stages))


def _is_alone(firm: list[StagePoint], at: int) -> bool:
    """Say whether no other stage has the same share in print."""
    printed = [share_text(one.head) for one in firm]
    return printed.count(printed[at]) == 1


def _hearts_told(curve: EmotionCurve) -> tuple[str, ...]:
    """Return the same of the hearts; nothing where they do not differ in print."""
    firm = sorted((one for one in curve.stages if one.heart_state == "shown"), key=lambda one: -(one.heart or 0.0))
    printed = [score_text(one.heart) for one in firm]
    if len(firm) < 2 or printed.count(printed[0]) > 1 or printed.count(printed[-1]) > 1:
        return ()
    said = _("Heart is highest at “{first}” ({most}) and lowest at “{last}” ({least}).")
    names = stage_name(firm[0].name), stage_name(firm[-1].name)
    return (said.format(first=names[0], most=printed[0], last=names[1], least=printed[-1]),)


def curve_chart(material: Material, curve: EmotionCurve) -> Lines:
    """Return head on the left axis and heart on the right one; the overall score lies on the axis of the heart."""
    name = measure_name(measure_of(material))
    stages = curve.stages
    head = Line(
        _("Head: share satisfied"),
        "head",
        tuple(one.head for one in stages),
        states=tuple(one.head_state for one in stages),
    )
    heart = Line(
        _("Heart: {measure} of the satisfied").format(measure=name),
        "heart",
        tuple(one.heart for one in stages),
        states=tuple(one.heart_state for one in stages),
        right=True,
    )
    lines = [head]
    if any(one.heart is not None for one in stages):
        lines.append(heart)
        if curve.overall is not None:
            whole = score_name(name, is_filtered=curve.is_filtered)
            states = (curve.overall_state,) * len(stages)
            lines.append(Line(whole, "muted", (curve.overall,) * len(stages), states=states, right=True))
    return Lines(
        "curve",
        _("Emotion curve"),
        tuple(stage_name(one.name) for one in stages),
        tuple(lines),
        curve.head_axis,
        "share",
        _("Head: share satisfied"),
        curve.heart_axis if len(lines) > 1 else None,
        "score",
        _("Heart: {measure} of the satisfied").format(measure=name) if len(lines) > 1 else "",
    )


def stage_table(material: Material, curve: EmotionCurve) -> Table:
    """Return head and heart of every stage, with how many drivers they are the means of."""
    name = measure_name(measure_of(material))
    columns = (
        Column(_("Stage")),
        Column(_("Drivers"), "number"),
        Column(_("Head share"), "share", _("Head and heart of a stage are the means of its drivers."), tinted=True),
        Column(_("Heart {measure}").format(measure=name), "score", tinted=True),
    )
    ids = [one.id for one in material.journey.stages]
    rows = tuple(
        Row(
            (
                stage_name(one.name),
                figure(float(len(means.drivers))),
                figure(one.head, one.head_state, f"stages/{id_}/head"),
                figure(one.heart, one.heart_state, f"stages/{id_}/heart"),
            )
        )
        for id_, one, means in zip(ids, curve.stages, material.results.stages, strict=True)
    )
    return Table("stages", _("Stages"), columns, rows)


def _drivers(material: Material) -> Page:
    count = len(material.results.drivers)
    title = ngettext(
        "{count} driver in {stages}: how many are satisfied, and how loyal those are",
        "{count} drivers in {stages}: how many are satisfied, and how loyal those are",
        count,
    )
    number = len(material.results.stages)
    stages = ngettext("{count} stage", "{count} stages", number).format(count=number)
    return Page(
        "stage_drivers",
        "journey",
        _("Stages and drivers"),
        title.format(count=count, stages=stages),
        (driver_table(material),),
        notes=(*driver_notes(material), _("Head and heart of a stage are the means of its drivers.")),
        base=base_line(score_base(material), intervals(share_method(), score_method())),
    )


def driver_table(material: Material) -> Table:
    """Return the drivers below their stages, with head, heart, lift and the experiences there."""
    name = measure_name(measure_of(material))
    columns = (
        Column(_("Stage / driver")),
        Column(_("Kind")),
        Column(_("n rated"), "count"),
        Column(_("Head share"), "share", tinted=True),
        Column(_("n satisfied"), "count"),
        Column(_("Heart {measure}").format(measure=name), "score", tinted=True),
        Column(_("Lift (pt)"), "points"),
        Column(_("Experiences"), "number"),
    )
    rows = tuple(_rows(material))
    return Table("stage_drivers", _("Stages and drivers"), columns, rows, small_notes(), _by_lift(rows))


def _by_lift(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Return the places of the drivers, those with the largest lift first."""
    lifts = {at: row.cells[_LIFT] for at, row in enumerate(rows) if row.kind == "row"}
    known = {at: -math.inf if one.value is None else one.value for at, one in lifts.items() if isinstance(one, Figure)}
    return tuple(sorted(known, key=lambda at: -known[at]))


def _rows(material: Material) -> Iterator[Row]:
    by_id = {one.driver: one for one in driver_rows(material.results)}
    curve = emotion_curve(material.results)
    for stage, point in zip(material.journey.stages, curve.stages, strict=True):
        head = figure(point.head, point.head_state, f"stages/{stage.id}/head")
        heart = figure(point.heart, point.heart_state, f"stages/{stage.id}/heart")
        yield Row((stage_name(stage.name), "", "", head, "", heart, "", ""), "group")
        for driver in stage.drivers:
            yield Row(_driver(by_id[driver.id], len(material.journey.experiences_at(driver.id))))


def _driver(row: DriverRow, experiences: int) -> tuple[Cell, ...]:
    path = path_of(row)
    return (
        row.name,
        word("value", row.value),
        count_figure(row.n_head, f"{path}/head/n"),
        figure(row.head.value, row.head_state, f"{path}/head/share"),
        count_figure(row.heart.n, f"{path}/heart/n"),
        figure(row.heart.value, row.heart_state, f"{path}/heart/score"),
        figure(row.lift.points, row.lift_state, f"{path}/lift/points", MARKS[row.arrow]),
        figure(float(experiences)),
    )
