"""Which parts of the map are chosen together: drivers, or experiences; what the other screens show is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.screens.journey.places import Load
from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen, experience_chosen
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.desktop.screens.journey.items import ItemId
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

Family: TypeAlias = Literal["driver", "experience"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that can be chosen together with others; overall satisfaction is of the family of drivers."""

    family: Family
    id: str


def part_of(item: ItemId) -> Part | None:
    """Return the part that an item of the map stands for; None for headers, zones and the like."""
    kind, id_ = item
    if kind == "experience":
        return Part("experience", id_)
    return Part("driver", id_) if kind in ("driver", "overall") else None


def list_of(journey: Journey, part: Part) -> tuple[str, ...]:
    """Return the list in which a part stands: experiences of one driver, drivers of one stage; () if it is gone."""
    if part.family == "experience":
        found = next((one for one in journey.experiences if one.id == part.id), None)
        return () if found is None else tuple(one.id for one in journey.experiences_at(found.driver))
    stage = journey.stage_of(part.id)
    drivers = stage.drivers if stage is not None else journey.overall
    ids = tuple(one.id for one in drivers)
    return ids if part.id in ids else ()


class Several(QObject):
    """The set of what is chosen on the map. It ends when something outside of it is chosen, here or elsewhere.

    The one touched last is chosen in the workspace (`primary`). A set of less than two is no set.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._family: Family = "experience"
        self._ids: tuple[str, ...] = ()
        self._held: frozenset[str] = frozenset()
        self._anchor: Part | None = None
        self._primary: Part | None = None
        workspace.selection_changed.connect(self._on_selection_changed)
        workspace.changed.connect(self._on_changed)

    @property
    def primary(self) -> Part | None:
        """What is chosen everywhere, if it is a part of the journey."""
        chosen = self._workspace.selection
        if chosen.experience is not None:
            return Part("experience", chosen.experience)
        return Part("driver", chosen.driver) if chosen.driver is not None else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that is chosen, in the order it was touched."""
        if self.count:
            return tuple(Part(self._family, id_) for id_ in self._ids)
        primary = self.primary
        return (primary,) if primary is not None else ()

    @property
    def count(self) -> int:
        """How many there are in the set; 0 while there is none."""
        primary = self.primary
        one_of_them = primary is not None and primary.family == self._family and primary.id in self._held
        return len(self._ids) if one_of_them else 0

    def holds(self, part: Part | None) -> bool:
        """Say whether a part is chosen."""
        if part is None:
            return False
        if self.count:
            return part.family == self._family and part.id in self._held
        return part == self.primary

    def text(self) -> str:
        """Return how many are chosen, in words; '' while there is no set."""
        return counted(self._family, self.count) if self.count else ""

    def load_of(self, item: ItemId) -> Load | None:
        """Return what is dragged, moved or deleted with an item: the item, and the set if it belongs to it."""
        kind, id_ = item
        if kind == "stage":
            return Load("stage", id_)
        part = part_of(item)
        if part is None:
            return None
        held = self._single(part)
        if not self.holds(part):
            return held
        rest = tuple(self._single(one) for one in self.parts if one != part)
        return Load(held.kind, held.id, rest=rest)

    def only(self, part: Part) -> None:
        """Choose one part and nothing else."""
        self._take((), part)

    def touch(self, part: Part) -> None:
        """Make a part of the set the one that is shown everywhere."""
        self._take(self._ids, part, self._anchor)

    def add(self, part: Part) -> None:
        """Choose a part as well; one of another family starts anew."""
        before = self._alike(part)
        self._take((*(id_ for id_ in before if id_ != part.id), part.id), part)

    def remove(self, part: Part) -> None:
        """Choose a part no longer; what was touched before it is shown then."""
        left = tuple(one for one in self.parts if one != part)
        if left:
            self._take(tuple(one.id for one in left), left[-1])
            self._anchor = left[-1]
        else:
            self._workspace.select(NOTHING)

    def reach(self, part: Part, *, keep: bool = False) -> None:
        """Choose all from where choosing began to a part of the same list; `keep` what else is chosen too.

        From another list nothing reaches it: then it is chosen as well.
        """
        journey = self._workspace.state.journey
        anchor = self._anchor if self._anchor is not None and self.holds(self._anchor) else self.primary
        ids = list_of(journey, part)
        if anchor is None or anchor.family != part.family or anchor.id not in ids or part.id not in ids:
            self.add(part)
            return
        begin, end = ids.index(anchor.id), ids.index(part.id)
        span = ids[begin : end + 1] if begin <= end else tuple(reversed(ids[end : begin + 1]))
        kept = tuple(id_ for id_ in self._alike(part) if id_ not in span) if keep else ()
        self._take((*kept, *span), part, anchor)

    def take(self, family: Family, ids: Iterable[str], shown: str | None = None) -> None:
        """Choose these and nothing else; `shown` is the one that is shown everywhere, else the last."""
        chosen = tuple(dict.fromkeys(ids))
        if not chosen:
            self._workspace.select(NOTHING)
            return
        self._family = family
        self._take(chosen, Part(family, shown if shown in chosen and shown is not None else chosen[-1]))

    def drop(self) -> None:
        """Keep only the one that is shown everywhere."""
        if self._ids:
            self._hold(())
            self._anchor = self.primary
            self.changed.emit()

    def _hold(self, ids: tuple[str, ...]) -> None:
        self._ids = ids if len(ids) > 1 else ()
        self._held = frozenset(self._ids)

    def _single(self, part: Part) -> Load:
        overall = part.family == "driver" and any(one.id == part.id for one in self._workspace.state.journey.overall)
        return Load("overall" if overall else part.family, part.id)

    def _alike(self, part: Part) -> tuple[str, ...]:
        return tuple(one.id for one in self.parts if one.family == part.family)

    def _take(self, ids: tuple[str, ...], part: Part, anchor: Part | None = None) -> None:
        before = (self._family, self._ids)
        self._family = part.family
        self._hold(ids)
        self._anchor, self._primary = anchor or part, part
        journey = self._workspace.state.journey
        chosen = experience_chosen if part.family == "experience" else driver_chosen
        self._workspace.select(chosen(journey, part.id))
        if before != (self._family, self._ids):
            self.changed.emit()

    def _on_selection_changed(self) -> None:
        """What is chosen elsewhere is chosen alone."""
        primary = self.primary
        if primary != self._primary:
            self._primary = self._anchor = primary
            self.drop()

    def _on_changed(self) -> None:
        """Let go of what the journey no longer has."""
        if not self._ids:
            return
        journey = self._workspace.state.journey
        parts = journey.experiences if self._family == "experience" else (*journey.drivers, *journey.overall)
        there = {one.id for one in parts}
        left = tuple(id_ for id_ in self._ids if id_ in there) if self.count else ()
        if left != self._ids:
            self._hold(left)
            self.changed.emit()


def counted(family: Family, count: int) -> str:
    """Return how many drivers or experiences there are, in words."""
    if family == "experience":
        return ngettext("{count} experience", "{count} experiences", count).format(count=count)
    return ngettext("{count} driver", "{count} drivers", count).format(count=count)
