"""What the head x heart picture says: its axes, its lines, its quarters, the figures of a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext, ngettext
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.whose import whole_told
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.head_heart import Absent, HeadHeart, Point

_ = gettext


def x_title() -> str:
    """Return the title of the head axis."""
    return _("Head: share satisfied (the two best answers, Top2 Box)")


def x_title_short() -> str:
    """Return the title of the head axis where there is little room."""
    return _("Head: share satisfied")


def y_title(picture: HeadHeart, measure: Measure) -> str:
    """Return the title of the axis of heart, lift or importance."""
    if picture.axis == "importance":
        return _("Importance (how closely it goes with loyalty)")
    name = measure_name(measure)
    if picture.axis == "heart":
        return _("Heart: {measure} of the satisfied").format(measure=name)
    return _("Lift: {measure} of the satisfied minus {measure} of the rest").format(measure=name)


def y_title_short(picture: HeadHeart) -> str:
    """Return the title of that axis where the picture is low."""
    return {"importance": _("Importance"), "heart": _("Heart"), "lift": _("Lift")}[picture.axis]


def mean_text(picture: HeadHeart, value: str) -> str:
    """Return what stands at the line of a mean: of how many drivers it is, as not every picture has all of them."""
    said = ngettext("Mean of {n} driver {value}", "Mean of {n} drivers {value}", picture.averaged)
    return said.format(n=picture.averaged, value=value)


def mean_y_text(picture: HeadHeart) -> str:
    """Return what stands at the line across the picture."""
    mean = picture.y_mean
    return mean_text(picture, share_text(mean, 1) if picture.axis == "importance" else score_text(mean, 1))


def overall_text(picture: HeadHeart, measure: Measure) -> str:
    """Return what stands at the line of the overall score."""
    told = picture.overall, picture.overall_n
    return whole_told(*told, is_filtered=picture.is_filtered, measure=measure_name(measure))


def quarters(picture: HeadHeart) -> tuple[tuple[str, str], ...]:
    """Return title and explanation of the quarters: top left, top right, bottom left, bottom right.

    What is said to move hearts rests on the lift; where the score of the satisfied is drawn, the quarters only
    say where the points lie (METHOD 3.3).
    """
    if picture.axis == "importance":
        return (
            (word("quadrant", "improve_first"), _("Important, fewer satisfied")),
            (word("quadrant", "keep_up"), _("Important, more satisfied")),
            (word("quadrant", "observe"), _("Less important, fewer satisfied")),
            (word("quadrant", "maintain"), _("Less important, more satisfied")),
        )
    if picture.axis == "lift":
        return (
            (_("Fewer satisfied, larger lift"), _("Lift above the mean of the drivers")),
            (_("More satisfied, larger lift"), _("Lift above the mean of the drivers")),
            (_("Fewer satisfied, smaller lift"), _("Lift below the mean of the drivers")),
            (_("More satisfied, smaller lift"), _("Lift below the mean of the drivers")),
        )
    return (
        (_("Head lower, heart higher"), _("Fewer satisfied, score above the mean")),
        (_("Head and heart higher"), _("More satisfied, score above the mean")),
        (_("Head and heart lower"), _("Fewer satisfied, score below the mean")),
        (_("Head higher, heart lower"), _("More satisfied, score below the mean")),
    )


def reference_tag() -> str:
    """Return the tag of a figure on a small base."""
    return _("few")


def card_lines(picture: HeadHeart, point: Point, measure: Measure) -> tuple[str, ...]:
    """Return the figures of a point, a line each: its kind, its head, its heart (or lift, importance and place)."""
    kind = word("value", point.value)
    head = _("Head {share} (95% interval {low} to {high}), n={n:,}").format(
        share=share_text(point.x, 1), low=share_text(point.x_low, 1), high=share_text(point.x_high, 1), n=point.n_head
    )
    careful = (_("Few answers (fewer than 30): for reference only"),) if point.state == "reference" else ()
    first = " · ".join(part for part in (point.stage, kind) if part)
    if picture.axis == "importance":
        return (first, head, _importance_line(point), *_place_lines(point), *careful)
    if picture.axis == "heart":
        template = _("Heart: {measure} {score} (95% interval {low} to {high}), n={n:,}")
    else:
        template = _("Lift: {measure} {score} (95% interval {low} to {high}), n={n:,} satisfied")
    heart = template.format(
        measure=measure_name(measure),
        score=score_text(point.y, 1),
        low=score_text(point.y_low, 1),
        high=score_text(point.y_high, 1),
        n=point.n_heart,
    )
    chance = (_("The satisfied and the others do not clearly differ."),) if point.hollow else ()
    return (first, head, heart, *chance, *careful)


def _importance_line(point: Point) -> str:
    if point.y_low == point.y_high == point.y:
        return _("Importance {share}, n={n:,}").format(share=share_text(point.y, 1), n=point.n_heart)
    return _("Importance {share} (95% interval {low} to {high}), n={n:,}").format(
        share=share_text(point.y, 1),
        low=share_text(point.y_low, 1),
        high=share_text(point.y_high, 1),
        n=point.n_heart,
    )


def _place_lines(point: Point) -> tuple[str, ...]:
    """Return what importance and satisfaction say together, marked where it is not certain."""
    if not point.quadrant:
        return ()
    what = word("quadrant", point.quadrant)
    return (_("{what} (position not certain)").format(what=what) if point.hollow else what,)


def absent_text(picture: HeadHeart, *, short: bool = False) -> str:
    """Return who is not drawn and why, "" when everybody is; with short names where there is little room."""
    if not picture.absent:
        return ""
    names = _(", ").join(_absent(one, one.short if short else one.name) for one in picture.absent)
    return _("Not drawn: {drivers}").format(drivers=names)


def _absent(one: Absent, name: str) -> str:
    if "no_column" in one.flags:
        return _("{name} (no column)").format(name=name)
    if "no_scale" in one.flags:
        return _("{name} (no ratings)").format(name=name)
    if "few_ratings" in one.flags:
        return _("{name} (only {n:,} ratings)").format(name=name, n=one.n_heart)
    if "low_coverage" in one.flags:
        return _("{name} (rated by too few, n={n:,})").format(name=name, n=one.n_heart)
    if "constant" in one.flags:
        return _("{name} (all ratings are the same)").format(name=name)
    return _("{name} (head n={head:,}, heart n={heart:,})").format(name=name, head=one.n_head, heart=one.n_heart)


def unnamed_text(count: int) -> str:
    """Return how many points have no name, and how to see it."""
    return ngettext("{n} more name: zoom in", "{n} more names: zoom in", count).format(n=count)


def picture_spoken(picture: HeadHeart, chosen: Point | None, measure: Measure) -> str:
    """Return the picture for those who hear it: how many points, and the one that is chosen."""
    said = _("{n} drivers. Arrow keys go from point to point, + and - zoom, 0 shows the whole picture.").format(
        n=len(picture.points)
    )
    if chosen is not None:
        said += " " + ". ".join((chosen.name, *card_lines(picture, chosen, measure)))
    missing = absent_text(picture)
    return f"{said} {missing}" if missing else said
