"""What the screen of customers shows, as values: the answers by class, good and bad sales, the cells of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.amount_rows import CLASSES
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import number_text, score_text, share_text
from loyalty_desktop.report.grid_words import cell_advice, cell_name
from loyalty_desktop.report.measure_words import ClassCode, class_name
from loyalty_desktop.report.money_text import Money
from loyalty_desktop.report.shown import Shown, how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.cell_experiences import CellExperience
    from loyalty_desktop.compute.customer_grid import Grid, GridCell
    from loyalty_desktop.compute.economy import ClassAmount, Economy
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.compute.sales import SalesShare
    from loyalty_desktop.journey.economics import CellCode, CellName
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.column import Column


_FULL = 0.92
"""How much of its track the longest bar fills."""


class Step(msgspec.Struct, frozen=True):
    """One answer of the loyalty question: how many gave it, and their share 0..1, None on a small base."""

    answer: int
    count: int
    share: float | None
    code: ClassCode


class ClassSpan(msgspec.Struct, frozen=True):
    """One class below the answers: its name, its respondents, their share; `first` and `last` of its answers."""

    code: ClassCode
    name: str
    n: int
    share: float | None
    first: int
    last: int


class Answers(msgspec.Struct, frozen=True):
    """The loyalty answers of everybody: bars from the lowest answer to the highest, and the classes below them."""

    steps: tuple[Step, ...]
    spans: tuple[ClassSpan, ...]
    n: int
    state: Shown


class SalesPart(msgspec.Struct, frozen=True):
    """What one class brings in: shares 0..1 of sales and of people, with their texts.

    `share` is None where nothing may be shown of it but n. `tip` says the interval.
    """

    code: ClassCode
    title: str
    name: str
    n: int
    state: Shown
    share: float | None
    share_text: str
    people: float | None
    spent_text: str
    each_text: str
    often_text: str
    tip: str


class SalesView(msgspec.Struct, frozen=True):
    """Good and bad sales: `total_text` is what all spent; `scores` compares the two net scores in a sentence."""

    column: str
    total_text: str
    n: int
    left_out: int
    parts: tuple[SalesPart, ...]
    scores: str


class CellView(msgspec.Struct, frozen=True):
    """One cell of the grid; what may not be shown is ''. `share` is its part of all sales, 0..1.

    `bar` is that share beside the largest one of the six, which is nearly 1.
    """

    code: CellCode
    loyalty: ClassCode
    name: str
    n: int
    state: Shown
    people_text: str
    share: float | None
    bar: float
    share_text: str
    spent_text: str
    mean_text: str
    advice: str
    tip: str
    place: str
    """The class and whether profit is high: where the cell lies."""

    @property
    def spoken(self) -> str:
        """The figures of the cell for those who hear the screen."""
        parts = (
            _("{place}, n={n:,}").format(place=self.place, n=self.n),
            self.people_text and _("{share} of the customers").format(share=self.people_text),
            self.share_text and _("{share} of the sales").format(share=self.share_text),
            self.mean_text and _("{amount} on the average").format(amount=self.mean_text),
            self.advice,
        )
        return ", ".join(one for one in parts if one)


class FoundMore(msgspec.Struct, frozen=True):
    """An experience that the members of a cell had more often than the other customers, beyond chance."""

    name: str
    count: int
    asked: int
    share_text: str
    others_text: str


def answers_view(loyalty: LoyaltyResult) -> Answers:
    """Return the distribution of the loyalty answers."""
    measure = loyalty.measure
    counts = {int(one.code): one.row for one in loyalty.distribution}
    weighed = {code: sum((row.w or row.n)[:3]) for code, row in counts.items()}
    n, whole = sum(sum(row.n[:3]) for row in counts.values()), sum(weighed.values())
    state = _on_base(n, loyalty.score.flags)
    shown = state != "hidden" and whole > 0
    steps = tuple(
        Step(
            answer,
            sum(counts[answer].n[:3]) if answer in counts else 0,
            weighed.get(answer, 0.0) / whole if shown else None,
            _class_of(answer, measure),
        )
        for answer in range(measure.low, measure.high + 1)
    )
    edges = {
        "negative": (measure.low, measure.negative_max),
        "passive": (measure.negative_max + 1, measure.positive_min - 1),
        "positive": (measure.positive_min, measure.high),
    }
    sizes = {
        "negative": (loyalty.negative, loyalty.negative_share),
        "passive": (loyalty.passive, loyalty.passive_share),
        "positive": (loyalty.positive, loyalty.positive_share),
    }
    spans = tuple(
        ClassSpan(code, class_name(code, measure), sizes[code][0], sizes[code][1] if shown else None, *edges[code])
        for code in CLASSES
        if edges[code][0] <= edges[code][1]
    )
    return Answers(steps, spans, n, state)


def sales_view(found: Economy, column: str, money: Money, often: Money | None = None) -> SalesView:
    """Return good and bad sales by class; `often` says how the frequency is written, None without one."""
    parts = []
    for sales, amount in zip(found.sales, found.spend.classes, strict=True):
        state = _state(sales.sales)
        visits = _of_class(found, sales.code)
        parts.append(
            SalesPart(
                sales.code,
                _sales_title(sales.code),
                class_name(sales.code, found.measure),
                sales.n,
                state,
                sales.sales.value,
                share_text(sales.sales.value, 1) if state != "hidden" else "",
                sales.customers.value,
                money.short(sales.spent) if state != "hidden" else "",
                _each(amount, money) if state != "hidden" else "",
                _times(amount, visits, often) if state != "hidden" else "",
                _sales_tip(sales.sales, sales.customers, class_name(sales.code, found.measure), sales.n),
            )
        )
    left_out = sum(one.count for one in found.spend.missing)
    total = money.short(found.spent) if found.spent is not None else ""
    return SalesView(column, total, found.spend.n, left_out, tuple(parts), _scores(found))


def cell_views(grid: Grid, measure: Measure, money: Money, names: tuple[CellName, ...]) -> tuple[CellView, ...]:
    """Return the six cells as they are shown."""
    views = [_cell(one, measure, money, names) for one in grid.cells]
    largest = max((one.share for one in views if one.share is not None), default=0.0)
    return tuple(msgspec.structs.replace(one, bar=_bar(one.share, largest)) for one in views)


def limit_texts(grid: Grid, column: Column, money: Money) -> tuple[str, str]:
    """Return what high and low profit mean: more than an amount, and up to it; '' without a limit."""
    if grid.told_limit is None:
        return "", ""
    if "ranks_only" in grid.flags:
        codes = column.scale.codes.tolist()
        texts = [column.distinct.texts[at] for at, code in enumerate(codes) if code == grid.limit]
        return _("above “{range}”").format(range=texts[0]), _("up to “{range}”").format(range=texts[0])
    limit = money.exact(grid.told_limit)
    return _("more than {amount}").format(amount=limit), _("up to {amount}").format(amount=limit)


def found_more(experiences: tuple[CellExperience, ...]) -> tuple[FoundMore, ...]:
    """Return what the members of a cell had clearly more often, what differs most first; no small bases."""
    clear = [
        one
        for one in experiences
        if one.more_often and "shown" == how_shown(one.difference) == how_shown(one.inside) == how_shown(one.outside)
    ]
    clear.sort(key=lambda one: -(one.difference.points or 0.0))
    return tuple(
        FoundMore(
            one.experience.name,
            one.inside_count,
            one.inside.n,
            share_text(one.inside.value, 1),
            share_text(one.outside.value, 1),
        )
        for one in clear
    )


def _cell(one: GridCell, measure: Measure, money: Money, names: tuple[CellName, ...]) -> CellView:
    state = _on_base(one.n, one.flags)
    seen = state != "hidden"
    name = class_name(one.loyalty, measure)
    place = _("{group} × high spend") if one.high else _("{group} × low spend")
    has_sales = seen and one.sales.value is not None
    return CellView(
        one.code,
        one.loyalty,
        cell_name(one.code, names),
        one.n,
        state,
        share_text(one.customers.value, 1) if seen and one.customers.value is not None else "",
        one.sales.value if has_sales else None,
        0.0,
        share_text(one.sales.value, 1) if has_sales else "",
        money.short(one.spent) if has_sales else "",
        money.short(one.mean.value) if seen and one.mean.value is not None else "",
        cell_advice(one.code).text() if state == "shown" else "",
        _cell_tip(one, money) if seen else "",
        place.format(group=name),
    )


def _bar(share: float | None, largest: float) -> float:
    return 0.0 if share is None or largest <= 0 else max(0.0, _FULL * share / largest)


def _cell_tip(one: GridCell, money: Money) -> str:
    lines = [_("Customers: {share}").format(share=_with_interval(one.customers))]
    if one.sales.value is not None:
        lines.append(_("Sales: {share}").format(share=_with_interval(one.sales)))
    mean = one.mean
    if mean.value is not None:
        said = money.rounded(mean.value)
        if mean.low is not None and mean.high is not None:
            low, high = money.rounded(mean.low), money.rounded(mean.high)
            said = _("{value} (95% interval {low} to {high})").format(value=said, low=low, high=high)
        lines.append(_("Mean: {amount}").format(amount=said))
    if _on_base(one.n, one.flags) == "reference":
        lines.append(_("Few answers (fewer than 30): for reference only"))
    return "\n".join(lines)


def _with_interval(figure: Estimate | SalesShare) -> str:
    value = share_text(figure.value, 1)
    if figure.low is None or figure.high is None:
        return value
    low, high = share_text(figure.low, 1), share_text(figure.high, 1)
    return _("{value} (95% interval {low} to {high})").format(value=value, low=low, high=high)


def _sales_tip(sales: SalesShare, people: Estimate, name: str, n: int) -> str:
    lines = [f"{name}  n={n:,}"]
    if sales.value is not None:
        lines.append(_("Sales: {share}").format(share=_with_interval(sales)))
    if people.value is not None:
        lines.append(_("Customers: {share}").format(share=_with_interval(people)))
    return "\n".join(lines)


def _sales_title(code: ClassCode) -> str:
    titles = {"negative": _("Bad sales"), "passive": _("Neither"), "positive": _("Good sales")}
    return titles[code]


def _of_class(found: Economy, code: ClassCode) -> ClassAmount | None:
    if found.frequency is None:
        return None
    return next((one for one in found.frequency.classes if one.code == code), None)


def _each(amount: ClassAmount, money: Money) -> str:
    """Return what one customer of a class brings in on the average."""
    return "" if amount.mean.value is None else _("{amount} each").format(amount=money.short(amount.mean.value))


def _times(amount: ClassAmount, visits: ClassAmount | None, often: Money | None) -> str:
    """Return how often a customer of a class comes on the average, beside what is spent."""
    if amount.mean.value is None or visits is None or visits.mean.value is None or often is None:
        return ""
    return _("{times}×").format(times=often.sign + number_text(round(visits.mean.value, 1)))


def _scores(found: Economy) -> str:
    """Return the score of each yen beside the score of each customer; '' on a small base."""
    by_sales, by_people = found.score, found.customers
    if by_sales.value is None or "small_base" in by_sales.flags or how_shown(by_people) != "shown":
        return ""
    said = _("Counted by money, the score is {money} (by customer {people}, n={n:,})")
    if any(one.count for one in found.spend.missing):
        said = _("Counted by money, the score is {money} (by customer {people}, n={n:,} with an amount)")
    return said.format(money=score_text(by_sales.value, 1), people=score_text(by_people.value, 1), n=found.spend.n)


def _state(sales: SalesShare) -> Shown:
    if sales.value is None:
        return "hidden"
    return "reference" if "small_base" in sales.flags else "shown"


def _on_base(n: int, flags: tuple[str, ...]) -> Shown:
    if n < DEFAULT_LIMITS.suppress:
        return "hidden"
    return "reference" if "small_base" in flags or n < DEFAULT_LIMITS.small else "shown"


def _class_of(answer: int, measure: Measure) -> ClassCode:
    if answer >= measure.positive_min:
        return "positive"
    return "negative" if answer <= measure.negative_max else "passive"
