"""What the score and its classes are called; only questions from 0 to 10 are NPS or NRS (METHOD 0.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.i18n import gettext
from loyalty_desktop.journey.cut_offs import cut_offs, has_standard_cut_offs
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure

_ = gettext
ClassCode: TypeAlias = Literal["negative", "passive", "positive"]
ClassKind: TypeAlias = Literal["nps", "nrs", "satisfaction", "other"]


def class_kind(measure: Measure) -> ClassKind:
    """Return the code under which the words for the classes stand: `other` for scales that are not 0 to 10."""
    return measure.kind if (measure.low, measure.high) == (0, 10) else "other"


def class_name(code: str, measure: Measure) -> str:
    """Return what the people of a class are called, in the language in use."""
    return word(code, class_kind(measure))


def name_kind(measure: Measure) -> ClassKind:
    """Return the code of the short name: `other` too where the cut-offs were moved, for then it is no NPS."""
    return class_kind(measure) if has_standard_cut_offs(measure) else "other"


def measure_name(measure: Measure) -> str:
    """Return what the score is called, in the language in use; moved cut-offs are marked."""
    name = _plain_name(measure)
    return name if has_standard_cut_offs(measure) else _("{name} (cut-offs changed)").format(name=name)


def full_name(measure: Measure) -> str:
    """Return what the letters of the score's name stand for (NRS, NPS); '' where it has none."""
    full = {"nrs": _("NRS (Net Repeater Score)"), "nps": _("NPS (Net Promoter Score)")}
    return full.get(name_kind(measure), "")


def score_meaning(measure: Measure) -> str:
    """Return what the score is in plain words: what it asks, and what is taken from what."""
    asked = {
        "nrs": _("NRS (Net Repeater Score): do customers mean to stay with you?"),
        "nps": _("NPS (Net Promoter Score): would customers recommend you?"),
    }
    made = _("Share of {positive} ({high} and up) minus share of {negative} ({low} and below), from −100 to +100.")
    made = made.format(
        positive=class_name("positive", measure),
        high=measure.positive_min,
        negative=class_name("negative", measure),
        low=measure.negative_max,
    )
    said = asked.get(name_kind(measure))
    return f"{said}\n{made}" if said else made


def measure_title(measure: Measure) -> str:
    """Return what the score is called, and the cut-offs themselves where they were moved."""
    name = _plain_name(measure)
    if has_standard_cut_offs(measure):
        return name
    told = _("{name} (cut-offs changed: {positive} and up / {negative} and below)")
    return told.format(name=name, positive=measure.positive_min, negative=measure.negative_max)


def standard_cut_offs(measure: Measure) -> str:
    """Return the cut-offs that belong to the scale of a measure, in the language in use."""
    negative, positive = cut_offs(measure.low, measure.high)
    return _("{positive} and up / {negative} and below").format(positive=positive, negative=negative)


def _plain_name(measure: Measure) -> str:
    kind = class_kind(measure)
    return word("measure", kind) if kind != "other" else _of_points(measure.high - measure.low + 1)


def score_title(kind: ClassKind, points: int) -> str:
    """Return what the score is called with what it asks, for a list of scores of several kinds."""
    return word("intention", kind) if kind != "other" else _of_points(points)


def _of_points(points: int) -> str:
    return _("Score ({points}-point answers)").format(points=points)
