"""The pictures of drivers as charts of a report: head and heart, satisfaction and importance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.charts import Dot, Scatter
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.document.charts import ChartUnit
    from loyalty_desktop.report.head_heart import Absent, HeadHeart, Point


def heart_chart(picture: HeadHeart, measure: Measure) -> Scatter:
    """Return head and heart of every driver, parted at their means."""
    title = _("Heart: {measure} of the satisfied").format(measure=measure_name(measure))
    quarters = (
        _("Head lower, heart higher"),
        _("Head and heart higher"),
        _("Head and heart lower"),
        _("Head higher, heart lower"),
    )
    return _scatter("head_heart", _("Head × heart"), picture, title, "score", quarters)


def importance_chart(picture: HeadHeart) -> Scatter:
    """Return satisfaction and importance of every driver, parted at the thresholds."""
    quarters = (
        word("quadrant", "improve_first"),
        word("quadrant", "keep_up"),
        word("quadrant", "observe"),
        word("quadrant", "maintain"),
    )
    title = _("Importance (how closely it goes with loyalty)")
    return _scatter("satisfaction_importance", _("Satisfaction × importance"), picture, title, "share", quarters)


def _scatter(
    id_: str, title: str, picture: HeadHeart, y_title: str, y_unit: ChartUnit, quarters: tuple[str, str, str, str]
) -> Scatter:
    alone = len(picture.points) < 2
    mean = ngettext("Mean of {n} driver {value}", "Mean of {n} drivers {value}", picture.averaged)
    lines = "" if alone else mean.format(n=picture.averaged, value="").strip()
    return Scatter(
        id_,
        title,
        tuple(_dot(one) for one in picture.points),
        picture.x_axis,
        picture.y_axis,
        _("Head: share satisfied (the two best answers, Top2 Box)"),
        y_title,
        "share",
        y_unit,
        None if alone else picture.x_mean,
        None if alone else picture.y_mean,
        ("", "", "", "") if alone else quarters,
        lines,
        lines,
    )


def _dot(point: Point) -> Dot:
    return Dot(
        point.name,
        point.short,
        point.x,
        point.y,
        point.value,
        point.x_low,
        point.x_high,
        point.y_low,
        point.y_high,
        point.n_heart,
        point.state,
        point.hollow,
    )


def picture_notes(picture: HeadHeart) -> tuple[str, ...]:
    """Return how the picture is read: its lines, its open marks, who is not in it."""
    lines = [
        word("value_meaning", "basic"),
        word("value_meaning", "experience"),
        _("thin lines: {interval}").format(interval=_("95% interval")),
    ]
    if picture.x_mean is not None and len(picture.points) > 1:
        said = _("Dashed lines: the means of {n} drivers, head {head} and heart {other}")
        y = score_text(picture.y_mean, 1)
        if picture.axis == "importance":
            said = _("Dashed lines: the means of {n} drivers, share satisfied {head} and importance {other}")
            y = share_text(picture.y_mean, 1)
        lines.append(said.format(n=picture.averaged, head=share_text(picture.x_mean, 1), other=y))
    if any(one.hollow for one in picture.points):
        lines.append(
            _("open mark: position not certain, because its margin of error crosses a line")
            if picture.axis == "importance"
            else _("open mark: the satisfied and the others do not clearly differ in loyalty")
        )
    if any(one.state == "reference" for one in picture.points):
        lines.append(_("Few answers (fewer than 30): for reference only"))
    if picture.absent:
        names = _(", ").join(map(_absent, picture.absent))
        lines.append(_("Not drawn: {drivers}").format(drivers=names))
    return tuple(lines)


def is_about_lines(note: str) -> bool:
    """Say whether a note of the picture tells the means at which its lines lie."""
    return note.startswith(
        _("Dashed lines: the means of {n} drivers, head {head} and heart {other}").partition("{n}")[0]
    )


def _absent(one: Absent) -> str:
    if "no_column" in one.flags:
        return _("{name} (no column)").format(name=one.name)
    if "no_scale" in one.flags:
        return _("{name} (no ratings)").format(name=one.name)
    if "few_ratings" in one.flags:
        return _("{name} (only {n:,} ratings)").format(name=one.name, n=one.n_heart)
    if "low_coverage" in one.flags:
        return _("{name} (rated by too few, n={n:,})").format(name=one.name, n=one.n_heart)
    if "constant" in one.flags:
        return _("{name} (all ratings are the same)").format(name=one.name)
    return _("{name} (head n={head:,}, heart n={heart:,})").format(name=one.name, head=one.n_head, heart=one.n_heart)
