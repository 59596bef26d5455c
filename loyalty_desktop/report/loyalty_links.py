"""How what customers feel, how often they come and what they spend go together, in words (METHOD 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.whom import Loyal, Spending, Whom
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import (
    Explanation,
    Part,
    association,
    small_lines,
    told,
)
from loyalty_desktop.report.importance_told import correlation_text
from loyalty_desktop.report.sureness import with_range

if TYPE_CHECKING:
    from loyalty_desktop.compute.economy import Behaviour
    from loyalty_desktop.compute.spearman import Correlation
    from loyalty_desktop.report.explanation import Known

LinkCode: TypeAlias = Literal["spend", "often", "both"]
_HARDLY, _SOMEWHAT, _CLEARLY = 0.1, 0.3, 0.5


class Link(msgspec.Struct, frozen=True):
    """How two columns go together: their names, the correlation, whom it counts, the test of the classes, if any."""

    code: LinkCode
    first: str
    second: str
    found: Correlation
    whom: Whom
    classes: Behaviour | None = None

    @property
    def sentence(self) -> str:
        """What it says; that nothing can be said of a small base."""
        return self._said(
            _("{pair}: for reference only (correlation {rho}, n={n:,})"),
            _("{pair}: it cannot be said whether they go together (correlation {rho}, n={n:,})"),
            _("{pair}: they hardly go together (correlation {rho}, n={n:,})"),
            _("{said}: {how} (correlation {rho}, n={n:,})"),
        )

    @property
    def brief(self) -> str:
        """What it says where there is little room."""
        return self._said(
            _("{pair}: reference only ({rho}, n={n:,})"),
            _("{pair}: unclear ({rho}, n={n:,})"),
            _("{pair}: hardly ({rho}, n={n:,})"),
            _("{said}: {how} ({rho}, n={n:,})"),
        )

    def _said(self, small: str, unclear: str, hardly: str, clear: str) -> str:
        found = self.found
        if found.value is None:
            return _("{pair}: too few to tell (n={n:,})").format(pair=_pair(self.code), n=found.n)
        figures = {"pair": _pair(self.code), "rho": correlation_text(found.value), "n": found.n}
        if "small_base" in found.flags:
            return small.format(**figures)
        size = abs(found.value)
        if found.low is None or found.high is None or found.low <= 0 <= found.high:
            return unclear.format(**figures)
        if size < _HARDLY:
            return hardly.format(**figures)
        said = _more(self.code) if found.value > 0 else _less(self.code)
        how = _("a little") if size < _SOMEWHAT else _("clearly") if size < _CLEARLY else _("strongly")
        return clear.format(said=said, how=how, **figures)


def _pair(code: LinkCode) -> str:
    pairs = {"spend": _("Loyalty and spend"), "often": _("Loyalty and visits"), "both": _("Visits and spend")}
    return pairs[code]


def _more(code: LinkCode) -> str:
    said = {
        "spend": _("The loyal spend more"),
        "often": _("The loyal come more often"),
        "both": _("Who comes often spends more"),
    }
    return said[code]


def _less(code: LinkCode) -> str:
    said = {
        "spend": _("The loyal spend less"),
        "often": _("The loyal come less often"),
        "both": _("Who comes often spends less"),
    }
    return said[code]


def links_of(
    spend: Behaviour, often: Behaviour | None, both: Correlation | None, names: tuple[str, str]
) -> tuple[Link, ...]:
    """Return the links that are known; `names` are what spend and frequency are called."""
    loyal = _("loyalty")
    found = [Link("spend", loyal, names[0], spend.spearman, (Loyal(), Spending(spend.column)), spend)]
    if often is not None:
        found.append(Link("often", loyal, names[1], often.spearman, (Loyal(), Spending(often.column)), often))
        if both is not None:
            whom = (Spending(spend.column), Spending(often.column))
            found.append(Link("both", names[1], names[0], both, whom))
    return tuple(found)


def link_explained(known: Known, link: Link) -> Explanation:
    """Return how a correlation comes about."""
    found = link.found
    names = {"first": link.first, "second": link.second}
    counted = known.counting(_("n={n:,} respondents with both").format(n=found.n))
    if known.results.weighted:
        once = _("Correlations count everybody once, whatever they weigh.")
        counted = Part(counted.caption, (*counted.lines, once))
    sure = [_("Too few: a correlation needs at least 10 respondents with both.")]
    if found.value is not None:
        said = _("95% interval {low} to {high}")
        has_interval = found.low is not None and found.high is not None
        ends = said.format(low=correlation_text(found.low), high=correlation_text(found.high))
        sure = with_range(ends, _("Fisher's z, Bonett and Wright")) if has_interval else []
        sure += small_lines() if "small_base" in found.flags else []
    return Explanation(
        _("{first} and {second}").format(**names),
        correlation_text(found.value),
        found.n,
        "small_base" in found.flags,
        told(
            (
                _("Spearman's ρ: how far the order of {first} and the order of {second} agree.").format(**names),
                _("−1 is exactly the other way round, 0 is no link, +1 is the same order."),
                association(),
            ),
            (link.sentence, *_classes_told(link)),
            counted,
            sure,
        ),
        link.whom,
        _("Those with {first} and {second}").format(**names),
    )


def _classes_told(link: Link) -> tuple[str, ...]:
    """Return whether the classes differ, and that classes of fewer than 10 took no part in the test."""
    test = None if link.classes is None else link.classes.kruskal
    if test is None or test.p is None:
        return ()
    said = (
        _("The classes differ in {second} by more than chance (Kruskal–Wallis, n={n:,}).")
        if test.p < 0.05
        else _("The classes do not clearly differ in {second} (Kruskal–Wallis, n={n:,}).")
    )
    lines: tuple[str, ...] = (said.format(second=link.second, n=test.n),)
    if "groups_left_out" in test.flags:
        lines += (_("Classes with fewer than 10 respondents are not in this test."),)
    return lines
