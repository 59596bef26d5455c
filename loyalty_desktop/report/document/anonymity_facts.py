"""What a report rests on, without counts of few people: the facts at its beginning and the line below every page."""

from __future__ import annotations

import re

from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.anonymity_cells import hidden_counts
from loyalty_desktop.report.document.anonymity_names import Names
from loyalty_desktop.report.document.model import Fact

_COUNT_AT_END = re.compile(r"\d[\d,]*$")
_BASE = re.compile(r"n\s*=\s*\d[\d,]*")
_HIDDEN = "–"


def cleared_facts(facts: tuple[Fact, ...], least: int) -> tuple[Fact, ...]:
    """Return the facts without counts of few people, and without those by which they could be worked out."""
    counts = {
        (at, 0): int(found[0].replace(",", ""))
        for at, one in enumerate(facts)
        if one.name == _("Left out") and (found := _COUNT_AT_END.search(one.value))
    }
    gone = {at for at, _column in hidden_counts(counts, least, free_rows=range(len(facts))).places}
    return tuple(
        replace(one, value=_COUNT_AT_END.sub(_HIDDEN, one.value)) if at in gone else _cleared(one, least)
        for at, one in enumerate(facts)
    )


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
