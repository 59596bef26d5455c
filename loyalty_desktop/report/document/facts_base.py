"""What every page of a report says alike: whom its figures count, and how figures stand in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Column, Figure
from loyalty_desktop.report.explanation import Known
from loyalty_desktop.report.headline import effective_base
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Unit
    from loyalty_desktop.report.shown import Arrow, Shown

MARKS: dict[Arrow, str] = {"up": "▲", "down": "▼", "none": ""}


def known_of(material: Material) -> Known:
    """Return what explanations of the report's figures are made of."""
    return Known(material.counter, material.journey, material.results)


def has_score(material: Material) -> bool:
    """Say whether there is a score that may be shown."""
    return material.results.loyalty.score.value is not None


def measure_of(material: Material) -> Measure:
    """Return the loyalty question with its scale and its cut-offs."""
    return material.results.loyalty.measure


def base_line(*said: str) -> str:
    """Return the line at the foot of a page: what is said of its figures; filter and weight stand in the footer."""
    return _(" · ").join(one for one in said if one)


def score_base(material: Material) -> str:
    """Return how many loyalty answers there are, and what weights leave of them."""
    score = material.results.loyalty.score
    worth = effective_base(score)
    if worth is None:
        return _("n={n:,}").format(n=score.n)
    said = _("n={n:,} with a loyalty answer (weighted: worth {n_eff:,})")
    return said.format(n=score.n, n_eff=round(worth))


def intervals(*methods: str) -> str:
    """Return how the intervals of a page are made."""
    return _("95% intervals: {methods}").format(methods=_("; ").join(methods))


def share_method() -> str:
    """Return how the interval of a share is made."""
    return _("shares by {method}").format(method=_("Wilson"))


def score_method() -> str:
    """Return how the interval of a score is made."""
    return _("scores by {method}").format(method=_("adjusted Wald, Rocks 2016"))


def difference_method() -> str:
    """Return how the interval of a difference between two groups is made."""
    return _("differences by {method}").format(method=_("adjusted Wald for two groups"))


def as_title(sentence: str) -> str:
    """Return what stands above a page: a single sentence without the stop at its end, several as they are."""
    bare = sentence.removesuffix("。").removesuffix(".")
    return sentence if "。" in bare or ". " in bare else bare


def count_figure(count: int, key: str = "") -> Figure:
    """Return a number of people, which is shown on any base."""
    return Figure(float(count), key=key)


def figure(value: float | None, state: Shown = "shown", key: str = "", mark: str = "") -> Figure:
    """Return one figure; what is hidden keeps its place and its name, but no value."""
    hidden = state == "hidden" or value is None
    return Figure(None if hidden else value, "hidden" if hidden else state, "" if hidden else mark, key)


def estimate_figures(one: Estimate, path: str, member: str) -> tuple[Figure, Figure, Figure]:
    """Return a figure with the ends of its interval; `member` is what the JSON calls it at `path`."""
    state = how_shown(one)
    return (
        figure(one.value, state, f"{path}/{member}"),
        figure(one.low, state, f"{path}/low"),
        figure(one.high, state, f"{path}/high"),
    )


def difference_figures(one: Difference, path: str, state: Shown, arrow: Arrow = "none") -> tuple[Figure, ...]:
    """Return a difference with its arrow, the ends of its interval and the p that was corrected for its family."""
    return (
        figure(one.points, state, f"{path}/points", MARKS[arrow]),
        figure(one.low, state, f"{path}/low"),
        figure(one.high, state, f"{path}/high"),
    )


def interval_columns(name: str, unit: Unit, meaning: str = "", digits: int = 0) -> tuple[Column, Column, Column]:
    """Return the headings of a figure and of the ends of its interval."""
    said = _("End of the 95% interval")
    return (
        Column(name, unit, meaning, digits, tinted=True),
        Column(_("{figure}, low").format(figure=name), unit, said, digits),
        Column(_("{figure}, high").format(figure=name), unit, said, digits),
    )


def small_notes() -> tuple[str, ...]:
    """Return the one rule for small bases, as it stands below tables."""
    return (
        _("Fewer than 10 people: no figure is shown, only their number."),
        _("For reference only: fewer than 30 respondents (or worth fewer than 30 after weighting)."),
    )
