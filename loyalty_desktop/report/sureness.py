"""How sure a figure is, in words anybody can read: a sentence first, then the range, names of methods last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable


class MethodName(str):
    """A line that names how certainty was worked out: on a card it stands last, and small."""

    __slots__ = ()


def range_told() -> str:
    """Return what a 95% interval is; about the procedure, as a single interval either holds the value or not."""
    return _(
        "Only some people were asked, so chance plays a part. If the same survey were made 100 times, and the range "
        "worked out like this each time, about 95 of the ranges would hold the value that asking everybody gives."
    )


def with_range(interval: str, *methods: str) -> list[str]:
    """Return what an interval is, the interval itself, and the methods behind it."""
    return [range_told(), interval, *(MethodName(_("Method: {method}").format(method=one)) for one in methods)]


def chance_told(p: float) -> str:
    """Return whether a difference is more than chance, as its p is below .05 or not."""
    return _("The difference is larger than chance would explain.") if p < 0.05 else _("The difference may be chance.")


def p_line(p: str, family: str = "") -> MethodName:
    """Return the p behind such a verdict; `family` says among how many it was corrected."""
    if not family:
        alone = _("p {p}, not corrected, as nothing else is compared; below .05 is more than chance")
        return MethodName(alone.format(p=p))
    said = _("p {p}: {family} (Benjamini–Hochberg); below .05 is more than chance")
    return MethodName(said.format(p=p, family=family))


def parted(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences, each once, and apart from them the names of methods."""
    once = tuple(dict.fromkeys(one for one in lines if one))
    return (
        tuple(one for one in once if not isinstance(one, MethodName)),
        tuple(str(one) for one in once if isinstance(one, MethodName)),
    )
