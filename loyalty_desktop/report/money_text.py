"""Amounts of money as they are written: whole ones with their thousands apart, large ones short."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec
import numpy as np

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import language
from loyalty_desktop.report.figures import NO_FIGURE
from loyalty_desktop.survey.units import currency_of, money_unit

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.scale import Scale

_FEW = 100.0
_STEPS = {
    "ja": ((1e12, "兆"), (1e8, "億"), (1e4, "万")),
    "en": ((1e9, "B"), (1e6, "M"), (1e3, "K")),
}
_LOOKED_AT = 50
_CENT = 0.01
_cents: WeakKeyDictionary[Scale, tuple[float, bool]] = WeakKeyDictionary()


class Money(msgspec.Struct, frozen=True):
    """How the amounts of a column are written: the sign of their currency, '' for none, and what one is worth.

    `has_cents` says that some of them are not whole: all are written with two decimals then.
    """

    sign: str = ""
    times: float = 1.0
    has_cents: bool = False

    def exact(self, value: float | None) -> str:
        """Return one amount with all its digits, each as the others of its column: ¥214,800, €228.20."""
        if value is None:
            return NO_FIGURE
        amount = round(self.times * value, 2)
        minus = "\u2212" if amount < 0 else ""
        digits = 2 if self.has_cents or amount != int(amount) else 0
        return f"{minus}{self.sign}{abs(amount):,.{digits}f}"

    def rounded(self, value: float | None) -> str:
        """Return a mean with as many decimals as the amounts themselves have."""
        return self.exact(value if value is None or self.has_cents else round(value))

    def short(self, value: float | None) -> str:
        """Return a sum or a mean with two or three digits that matter: 5,262万円, ¥9.2K."""
        if value is None:
            return NO_FIGURE
        amount = self.times * value
        minus, size = ("\u2212" if amount < 0 else ""), abs(amount)
        spoken = language()
        step, word = next((one for one in _STEPS.get(spoken, _STEPS["en"]) if size >= one[0]), (1.0, ""))
        parts = size / step
        digits = 1 if parts < _FEW and parts != int(parts) else 0
        figure = f"{minus}{round_half_away(parts, digits):,.{digits}f}{word}"
        if self.sign == "¥" and spoken == "ja":
            return f"{figure}円"
        return f"{minus}{self.sign}{figure.removeprefix(minus)}"


def money_of(column: Column) -> Money:
    """Return how the amounts of a column are written, by its heading and by the currency in its answers."""
    unit = money_unit(column.question.words)
    if unit is not None:
        times = unit.times if column.correction.times is None else 1.0
        return Money(currency_of(unit.name), times, _has_cents(column.scale, times))
    return Money(_sign_in(tuple(column.distinct.texts[:_LOOKED_AT])), 1.0, _has_cents(column.scale, 1.0))


def _has_cents(scale: Scale, times: float) -> bool:
    """Say whether some amounts are not whole; remembered, since every customer of a list asks for it."""
    known = _cents.get(scale)
    if known is None or known[0] != times:
        amounts = np.asarray(scale.codes, dtype=np.float64) * times
        there = amounts[np.isfinite(amounts)]
        known = _cents[scale] = times, bool((np.abs(there - np.round(there)) >= _CENT / 2).any())
    return known[1]


@lru_cache(maxsize=64)
def _sign_in(texts: tuple[str, ...]) -> str:
    """Return the first currency that one of these answers names; every customer of a list asks for it."""
    return next((sign for text in texts if (sign := currency_of(text))), "")
