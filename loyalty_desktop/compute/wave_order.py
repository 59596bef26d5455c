"""Which wave each is compared with: the one before that has answers, or one that was chosen for all (METHOD 7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.compute.wave_counts import WaveCounts
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.wave_results import WaveResult


@dataclass(frozen=True, slots=True, eq=False)
class Against:
    """A wave and the one that it is compared with; `skipped` between them have nothing to compare with."""

    earlier: WaveCounts
    later: WaveCounts
    skipped: tuple[str, ...] = ()


def baseline_of(counted: Sequence[WaveCounts | WaveResult], name: str) -> WaveCounts | None:
    """Return the wave that all are compared with; None without one, or where it has no answers."""
    found = next((one for one in counted if isinstance(one, WaveCounts) and name and one.given.name == name), None)
    return found if found is not None and found.base.count else None


def against(counted: Sequence[WaveCounts | WaveResult], baseline: WaveCounts | None) -> tuple[Against, ...]:
    """Return what each wave with answers is compared with; the first has nothing before it."""
    found, last, skipped = list[Against](), baseline, list[str]()
    for one in counted:
        if not isinstance(one, WaveCounts) or not one.base.count:
            skipped.append(one.given.name if isinstance(one, WaveCounts) else one.name)
            continue
        if last is not None and last is not one:
            found.append(Against(last, one, () if baseline is not None else tuple(skipped)))
        if baseline is None:
            last = one
        skipped.clear()
    return tuple(found)


def comparing_told(
    compared: Sequence[Against], baseline: WaveCounts | None, wanted: str
) -> Mapping[str, tuple[Message, ...]]:
    """Return what is to be said of each wave about what it is compared with, where that is not what one expects.

    `wanted` is the name of the wave that all were to be compared with.
    """
    told: defaultdict[str, tuple[Message, ...]] = defaultdict(tuple)
    if wanted and baseline is None:
        told[wanted] += (message("wave_baseline_nobody", wave=wanted),)
    for one in compared:
        if one.skipped:
            earlier, between = one.earlier.given.name, ", ".join(one.skipped)
            told[one.later.given.name] += (
                message("wave_compared_past", wave=one.later.given.name, earlier=earlier, between=between),
            )
    return told
