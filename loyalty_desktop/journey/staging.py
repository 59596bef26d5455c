"""Stages that the names of drivers show by themselves: 店舗, サイト and 配送 where several names begin so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.journey.likeness import meaning_words
from loyalty_desktop.journey.model import Stage
from loyalty_desktop.journey.parts import changed, fresh
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Driver, Journey

_RUN = re.compile(r"[a-zà-ɏ0-9'’&-]+|[ァ-ヶー]+|[一-龯々]+|[ぁ-ん]+|\s+|.", re.IGNORECASE)
_POLITE = frozenset({"お", "ご", "御"})
_OF = frozenset(["of", "in", "to", "with", "for", "at", "on", "from", "by"])
"""After these stands what is rated: Quality of food is about food, not a stage called Quality."""
_WORD, _COMPOUND = 3, 2
_FEWEST, _LEAST_SHARE = 3, 0.5


def lone_stage(journey: Journey) -> Stage | None:
    """Return the stage that all drivers stand in, if there are enough to be parted; None where they are parted."""
    used = [stage for stage in journey.stages if stage.drivers]
    return used[0] if len(used) == 1 and len(used[0].drivers) >= _FEWEST else None


def beginnings(drivers: Sequence[Driver]) -> tuple[tuple[str, tuple[Driver, ...]], ...]:
    """Return the drivers whose names begin alike, under what they share, in their order; () where few do.

    Only words that are there are taken, and only where two names or more begin with them. Example: 店舗接客,
    店舗の雰囲気, サイトの速さ, サイトの見やすさ are 店舗 and サイト.
    """
    groups: dict[str, list[Driver]] = {}
    for one in drivers:
        head = _head(one.name)
        if head:
            groups.setdefault(match_text(head), []).append(one)
    shared = [members for members in groups.values() if len(members) > 1]
    if len(shared) < 2 or sum(map(len, shared)) < _LEAST_SHARE * len(drivers):
        return ()
    return tuple((_label([one.name for one in members]), tuple(members)) for members in shared)


def staged(journey: Journey) -> Journey:
    """Return the journey whose one stage is parted by how its drivers' names begin; the rest stays where it is."""
    lone = lone_stage(journey)
    found = beginnings(lone.drivers) if lone is not None else ()
    if lone is None or not found:
        return journey
    taken, new = set(journey.ids), []
    for at, (name, drivers) in enumerate(found, start=1):
        new.append(Stage(fresh(f"stage {at}", taken), name, drivers))
        taken.add(new[-1].id)
    gone = {one.id for stage in new for one in stage.drivers}
    left = changed(lone, drivers=tuple(one for one in lone.drivers if one.id not in gone))
    after = (left,) if left.drivers else ()
    stages = [one for stage in journey.stages for one in ((*new, *after) if stage is lone else (stage,))]
    return changed(journey, stages=tuple(stages))


def _runs(name: str) -> list[str]:
    return [run for run in _RUN.findall(name.strip()) if run]


def _head(name: str) -> str:
    """Return the word that a name begins with, '' where it is none that could be a stage."""
    runs = _runs(name)
    polite = runs[0] if runs and runs[0] in _POLITE and len(runs) > 1 else ""
    first = runs[1 if polite else 0] if runs else ""
    if first.isascii():
        after = next((run for run in runs[1:] if not run.isspace()), "")
        return first if len(first) >= _WORD and meaning_words(first) and after.casefold() not in _OF else ""
    if "一" <= first[0] <= "龯":
        first = first[:_COMPOUND]
    elif "ぁ" <= first[0] <= "ん":
        return ""
    return polite + first if len(polite + first) >= _COMPOUND and (polite or meaning_words(first)) else ""


def _label(names: Sequence[str]) -> str:
    """Return what names have in common at their beginning, as far as whole words go; at least their head."""
    words = []
    for those in zip(*(_runs(name) for name in names), strict=False):
        if len({match_text(run) or run for run in those}) > 1:
            break
        words.append(those[0])
    while words and not meaning_words(words[-1]):
        words.pop()
    return "".join(words).strip() or _head(names[0])
