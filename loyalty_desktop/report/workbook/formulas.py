"""The closed forms of METHOD 1 to 4 as formulas of a spreadsheet, without the equals sign.

Only functions that Excel 2010, LibreOffice and openpyxl know by the same name. What is passed in are references to
cells (or formulas in brackets); shares 0..1, scores and differences in points. Every formula gives "" on a base smaller
than the smallest that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE_SCORE, OF_TWO = "3", "1.5"
"""Pseudo-answers of the adjusted Wald interval: of one score (METHOD 1.2), of each of two that are compared (1.3)."""


def shown_if(bases: Sequence[str], least: str, formula: str) -> str:
    """Return a formula that gives "" where one of its bases is smaller than the smallest that is shown."""
    smallest = bases[0] if len(bases) == 1 else f"MIN({','.join(bases)})"
    return f'IF({smallest}<{least},"",{formula})'


def effective(n: str, w: str, w2: str) -> str:
    """Return how many respondents are left of `n` by their weights (Kish); `n` itself where nothing is weighted."""
    return n if not w else f"IF({w2}=0,0,{w}*{w}/{w2})"


def part(some: str, all_: str) -> str:
    """Return a share of all, "" where there is nobody; dust of weights does not carry it beyond 0 and 1."""
    return f'IF({all_}=0,"",MAX(0,MIN(1,{some}/{all_})))'


def centre(n: str, positive: str, negative: str, pseudo: str) -> str:
    """Return the centre of an adjusted Wald statistic, -1..1."""
    return f"{n}*({positive}-{negative})/({n}+{pseudo})"


def variance(n: str, positive: str, negative: str, middle: str, pseudo: str) -> str:
    """Return its variance."""
    return f"(({n}*({positive}+{negative})+{pseudo}/2)/({n}+{pseudo})-{middle}*{middle})/({n}+{pseudo})"


def score(positive: str, negative: str) -> str:
    """Return the score in points."""
    return f"100*({positive}-{negative})"


def score_end(positive: str, negative: str, middle: str, spread: str, z: str, *, upper: bool) -> str:
    """Return one end of the interval of a score: within the scale, and on the score's own side."""
    raw = f"{positive}-{negative}"
    if upper:
        return f"100*MAX(MIN(1,{middle}+{z}*SQRT({spread})),{raw})"
    return f"100*MIN(MAX(-1,{middle}-{z}*SQRT({spread})),{raw})"


def share_end(share: str, n: str, z: str, *, upper: bool) -> str:
    """Return one end of Wilson's interval of a share, 0..1."""
    middle, shrink = f"({share}+{z}^2/(2*{n}))", f"(1+{z}^2/{n})"
    half = f"{z}*SQRT({share}*(1-{share})/{n}+{z}^2/(4*{n}^2))"
    if upper:
        return f"MIN(1,MAX(({middle}+{half})/{shrink},{share}))"
    return f"MAX(0,MIN(({middle}-{half})/{shrink},{share}))"


class Compared(NamedTuple):
    """One of two groups whose scores are compared: score in points, centre and variance with its pseudo-answers."""

    score: str
    centre: str
    variance: str


def difference_end(one: Compared, other: Compared, z: str, *, upper: bool) -> str:
    """Return one end of the interval of a difference of two scores, in points."""
    raw, moved, error = _difference(one, other)
    if upper:
        return f"MAX(100*MIN(2,{moved}+{z}*{error}),{raw})"
    return f"MIN(100*MAX(-2,{moved}-{z}*{error}),{raw})"


def difference_p(one: Compared, other: Compared) -> str:
    """Return the p-value of a difference of two scores; small ones stay what they are and do not become 0."""
    _raw, moved, error = _difference(one, other)
    return f"2*NORMSDIST(-ABS({moved})/{error})"


def _difference(one: Compared, other: Compared) -> tuple[str, str, str]:
    return (
        f"{one.score}-{other.score}",
        f"({one.centre}-{other.centre})",
        f"SQRT({one.variance}+{other.variance})",
    )


def share_difference_end(one: tuple[str, str, str], other: tuple[str, str, str], *, upper: bool) -> str:
    """Return one end of Newcombe's interval of a difference of shares, in percentage points.

    Each group is its share with the ends of its interval.
    """
    (a, a_low, a_high), (b, b_low, b_high) = one, other
    if upper:
        return f"100*({a}-{b}+SQRT(({a_high}-{a})^2+({b}-{b_low})^2))"
    return f"100*({a}-{b}-SQRT(({a}-{a_low})^2+({b_high}-{b})^2))"


def share_difference_p(a: str, n_a: str, b: str, n_b: str) -> str:
    """Return the p-value of a difference of shares (Agresti & Caffo): a success and two trials more in each group."""
    first, second = f"(({n_a}*{a}+1)/({n_a}+2))", f"(({n_b}*{b}+1)/({n_b}+2))"
    error = f"SQRT({first}*(1-{first})/({n_a}+2)+{second}*(1-{second})/({n_b}+2))"
    return f"2*NORMSDIST(-ABS({first}-{second})/{error})"


def mean(cells: Sequence[str]) -> str:
    """Return the mean of those of some cells that have a figure, "" where none has."""
    joined = ",".join(cells)
    return f'IF(COUNT({joined})=0,"",AVERAGE({joined}))'


def count_if(conditions: Sequence[tuple[str, str]], summed: str = "") -> str:
    """Return how many respondents meet all conditions (area, criterion), or what they have together in an area."""
    joined = ",".join(f"{area},{criterion}" for area, criterion in conditions)
    return f"SUMIFS({summed},{joined})" if summed else f"COUNTIFS({joined})"


def criterion(operator: str, number: float) -> str:
    """Return a condition as COUNTIFS has it: 3 for equal, ">=4" for more."""
    written = written_number(number)
    return written if operator == "=" else f'"{operator}{written}"'


def written_number(number: float) -> str:
    """Return a number as a file has it, every digit of it."""
    number = float(number)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def products(conditions: Sequence[tuple[str, str]], factors: Sequence[str]) -> str:
    """Return what the products of some columns add up to, where each area holds the number beside it."""
    tests = [f"({area}={number})" for area, number in conditions]
    return f"SUMPRODUCT({'*'.join((*tests, *factors))})"


def sales_error(n: str, share: str, own: str, squares: str, total: str) -> str:
    """Return the linearised standard error of a share of sales; `own` and `squares` are sums of squared amounts."""
    pulled = f"{own}*(1-{share})^2+({squares}-{own})*{share}^2"
    return f"SQRT({n}/({n}-1)*({pulled}))/{total}"


def logit_end(share: str, error: str, z: str, *, upper: bool) -> str:
    """Return one end of the interval of a share on the logit scale, 0..1."""
    sign = "+" if upper else "-"
    return f"1/(1+EXP(-(LN({share}/(1-{share})){sign}{z}*{error}/({share}*(1-{share})))))"
