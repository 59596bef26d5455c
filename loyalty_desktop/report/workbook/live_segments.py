"""The groups of each comparison as formulas: scores, differences to the rest, head and heart of the drivers in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.compare_keys import axis_path, part
from loyalty_desktop.report.workbook.live_fields import BESIDE_SCALE

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live_counts import Condition, Conditions, Counted, Counts
    from loyalty_desktop.report.workbook.live_data import Data
    from loyalty_desktop.report.workbook.live_rows import Differed, Rows, Scored, Shared
    from loyalty_desktop.report.workbook.live_sheet import Ref

_MOST_COUNTS = 4_000
"""So many drivers in groups are counted at the most: each is several passes over all answers."""


@dataclass(eq=False)
class _Question:
    """A driver in one group: who is satisfied, who rated it."""

    path: str
    hit: Counted
    valid: Counted


@dataclass(eq=False)
class _Group:
    """A group of a comparison, or all who are compared; `rest` are those of the `whole` who are not in it."""

    path: str
    name: str
    counted: Counted
    rest: Counted | None
    whole: Counted | None
    questions: list[_Question] = field(default_factory=list)


class Segments:
    """Counts and writes the groups of all comparisons."""

    def __init__(self, material: Material, counts: Counts, rows: Rows, keys: dict[str, Ref]) -> None:
        self._comparisons, self._counts, self._rows, self._keys = material.comparisons, counts, rows, keys
        drivers, data = {one.id for one in material.journey.drivers}, counts.data
        self._drivers = {id_: one for id_, one in data.drivers.items() if id_ in drivers}
        self._groups: list[_Group] = []
        self._scored: dict[Counted, Scored] = {}

    def count(self) -> None:
        """Write the counts of all groups."""
        data = self._counts.data
        for one in self._comparisons:
            if not all(by in data.groups for by in one.by):
                continue
            everybody, members = _conditions(data, one)
            path, name = axis_path(one.by), " × ".join(data.groups[by].name for by in one.by)
            whole = self._counts.count(name, _("All who are compared"), everybody)
            found = [_Group(f"{path}/total", _("All who are compared"), whole, None, None)]
            for group, conditions in zip(one.groups, members, strict=True):
                title = " × ".join(group.names)
                own = self._counts.count(name, title, conditions)
                rest = self._counts.rest(name, _("{group}: the others").format(group=title), whole, own)
                found.append(_Group(f"{path}/groups/{part(title)}", title, own, rest, whole))
            conditions_of = (everybody, *members)
            if len(self._drivers) * len(conditions_of) <= _MOST_COUNTS:
                for group_, conditions in zip(found, conditions_of, strict=True):
                    self._count_questions(group_, conditions)
            self._groups += found

    def _count_questions(self, group: _Group, conditions: Conditions) -> None:
        for id_, one in self._drivers.items():
            who = _("{group}: satisfied").format(group=group.name)
            hit = self._counts.count(one.name, who, ((one, ">=", one.top), *conditions))
            rated: Condition = (one, ">=", BESIDE_SCALE)
            valid = self._counts.count(one.name, group.name, (rated, *conditions), classes=False)
            group.questions.append(_Question(f"{group.path}/drivers/{part(id_)}", hit, valid))

    def scores(self) -> None:
        """Write the scores of all groups, and of the satisfied in each of them."""
        for group in self._groups:
            self._score(group.path, group.counted)
            self._keys[f"{group.path}/respondents"] = group.counted.n.everybody
            if group.rest is not None:
                self._scored[group.rest] = self._rows.score(group.rest)
            for one in group.questions:
                self._score(f"{one.path}/heart", one.hit)

    def _score(self, path: str, counted: Counted) -> None:
        found = self._scored.get(counted) or self._rows.score(counted)
        self._scored[counted] = found
        cells = {"n": found.n, "n_eff": found.n_eff, "score": found.score, "low": found.low, "high": found.high}
        shares = {"positive": found.positive, "passive": found.passive, "negative": found.negative}
        self._keys.update({f"{path}/{name}": ref for name, ref in cells.items()})
        self._keys.update({f"{path}/{name}_share": ref for name, ref in shares.items()})
        names = ("negative", "passive", "positive")
        self._keys.update({f"{path}/{name}": ref for name, ref in zip(names, counted.n.classes, strict=False)})

    def shares(self) -> None:
        """Write the share of each group, and the heads of the drivers in it."""
        for group in self._groups:
            if group.whole is not None:
                self._keys[f"{group.path}/share"] = self._rows.part_of(group.counted, group.whole)
            for one in group.questions:
                found: Shared = self._rows.share(one.hit, one.valid)
                cells = {"n": found.n, "n_eff": found.n_eff, "share": found.share, "low": found.low, "high": found.high}
                self._keys.update({f"{one.path}/head/{name}": ref for name, ref in cells.items()})

    def differences(self) -> None:
        """Write how each group differs from the rest of its comparison, and from all of it."""
        pairs = [(one, one.rest) for one in self._groups if one.rest is not None]
        if not pairs:
            return
        self._rows.differences(_("Groups against the others"))
        found: list[tuple[_Group, Counted, Differed]] = []
        for group, rest in pairs:
            own, other = self._scored[group.counted], self._scored[rest]
            name = _("{group} − the others").format(group=group.name)
            differed = self._rows.difference(own, other, group.counted.what, name)
            self._differ(f"{group.path}/versus_rest", differed)
            found.append((group, rest, differed))
        self._rows.parts_of_total(_("Groups against all who are compared"))
        for group, rest, differed in found:
            own, other = self._scored[group.counted], self._scored[rest]
            name = _("{group} − all who are compared").format(group=group.name)
            self._differ(f"{group.path}/versus_total", self._rows.against_total(differed, own, other, name))

    def _differ(self, path: str, one: Differed) -> None:
        cells = {"points": one.points, "low": one.low, "high": one.high}
        self._keys.update({f"{path}/{name}": ref for name, ref in cells.items()})
        if one.p is not None:
            self._keys[f"{path}/p"] = one.p


def _conditions(data: Data, one: Comparison) -> tuple[Conditions, list[Conditions]]:
    """Return who is compared at all, and who is in each group, in the order of the comparison's groups."""
    everybody: Conditions = ()
    members: list[Conditions] = [()]
    for by in one.by:
        groups = data.groups[by]
        everybody += ((groups.fields[0], ">=", 0.0),)
        here: list[Condition] = (
            [(each, "=", 1.0) for each in groups.fields]
            if groups.overlapping
            else [(groups.fields[0], "=", float(place)) for place in range(1, len(groups.names) + 1)]
        )
        members = [(*before, now) for before in members for now in here]
    return everybody, members
