"""What a report rests on, without counts of few people: the facts at its beginning and the line below every page."""

from __future__ import annotations

import re

from msgspec.structs import replace

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.anonymity_cells import hidden_counts
from loyalty_desktop.report.document.anonymity_names import Names
from loyalty_desktop.report.document.model import Fact

_COUNT_AT_END = re.compile(r"\d[\d,]*$")
_BASE = re.compile(r"n\s*=\s*\d[\d,]*")
_ROWS = re.compile(r"\d[\d,]*")
_HIDDEN = "–"


def telling_sizes(facts: tuple[Fact, ...], footer: str, least: int) -> tuple[int, ...]:
    """Return the sizes of the table that, less the number of answers, tell how few did not answer."""
    base = _BASE.search(footer)
    if base is None:
        return ()
    n = _number(base[0])
    told = [one.value for one in facts if one.name in {_("Size of the table"), _("Answers")}]
    sizes = {_number(one) for value in told for one in _ROWS.findall(value)}
    return tuple(sorted(one for one in sizes if 0 < one - n < least))


def cleared_facts(facts: tuple[Fact, ...], least: int, sizes: tuple[int, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts without counts of few people, and without those by which they could be worked out.

    `sizes` are those of the table that would tell of few people: only about how large it is may be said then.
    """
    counts = {
        (at, 0): int(found[0].replace(",", ""))
        for at, one in enumerate(facts)
        if one.name == _("Left out") and (found := _COUNT_AT_END.search(one.value))
    }
    gone = {at for at, _column in hidden_counts(counts, least, free_rows=range(len(facts))).places}
    return tuple(
        replace(one, value=_COUNT_AT_END.sub(_HIDDEN, one.value))
        if at in gone
        else _coarse(_cleared(one, least), sizes)
        for at, one in enumerate(facts)
    )


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _coarse(fact: Fact, sizes: tuple[int, ...]) -> Fact:
    """Return the size of the table roughly where the exact one, less the answers, tells how few did not answer."""
    rows = _ROWS.match(fact.value)
    if fact.name != _("Size of the table") or rows is None or (count := _number(rows[0])) not in sizes:
        return fact
    rough = max(10.0, round_half_away(count, -1 if count < 1_000 else -2))
    return replace(fact, value=_("about {count}").format(count=f"{rough:,.0f}") + fact.value[rows.end() :])


def cleared_line(line: str, least: int, names: Names) -> str:
    """Return the line at the foot without those of its parts that tell of few people."""
    parted = _(" · ")
    return parted.join(one for one in line.split(parted) if not names.is_told_in(one, least))


def _cleared(fact: Fact, least: int) -> Fact:
    """Return a fact as it is; where it tells of few, only how many answers there are, if these are not few."""
    if not Names().is_told_in(fact.value, least):
        return fact
    base = _BASE.search(fact.value)
    said = base[0] if base is not None and not Names().is_told_in(base[0], least) else _HIDDEN
    return replace(fact, value=said)
