"""Figures as they are written: rounded as METHOD 1.6 says, with signs, never a minus zero."""

from __future__ import annotations

from loyalty_desktop.compute.rounding import round_half_away

NO_FIGURE = "–"


def score_text(value: float | None, digits: int = 0) -> str:
    """Return a score or a difference with its sign (+12, −5, 0); a dash where there is none."""
    if value is None:
        return NO_FIGURE
    rounded = round_half_away(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.{digits}f}"


def share_text(value: float | None, digits: int = 0) -> str:
    """Return a share (0..1) in per cent; a dash where there is none."""
    return NO_FIGURE if value is None else f"{round_half_away(100 * value, digits):.{digits}f}%"


def plain_share_text(share: float) -> str:
    """Return a share (0..1) as it is typed: 37%, and 4.1% only where it has a decimal."""
    return share_text(share, 1).replace(".0%", "%")


def number_text(value: float) -> str:
    """Return a number or an amount with its thousands apart, all of it: 15,000,000 is no 1.5e+07."""
    return f"{value:,.12g}"


def p_text(value: float | None) -> str:
    """Return a p-value with three decimals, <.001 below that."""
    if value is None:
        return NO_FIGURE
    rounded = round_half_away(value, 3)
    return "<.001" if rounded < 0.001 else "1" if rounded >= 1 else f"{rounded:.3f}"[1:]
