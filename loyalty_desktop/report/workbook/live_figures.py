"""Every figure of `analyze --json` that Excel can work out, by its key, as a cell of the sheet of formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.workbook.live_counts import Counted
from loyalty_desktop.report.workbook.live_fields import ASKED, BESIDE_SCALE, REASON_CODES, USED
from loyalty_desktop.report.workbook.live_sales import sales_figures
from loyalty_desktop.report.workbook.live_segments import Segments
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.compute.results import DriverResult, Means, ValueMeans
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live_counts import Condition, Counts
    from loyalty_desktop.report.workbook.live_fields import Field
    from loyalty_desktop.report.workbook.live_rows import Differed, Rows, Scored, Shared
    from loyalty_desktop.report.workbook.live_sheet import Ref

_MOST_IN_MEAN = 250
"""A function of Excel takes no more than 255 arguments."""


def figures_of(material: Material, counts: Counts, rows: Rows) -> dict[str, Ref]:
    """Write the counts and the formulas of all figures, and return the cell of each by its key."""
    return _Figures(material, counts, rows).keys


class _Figures:
    """Counts what the figures of an analysis need, writes them as formulas, and knows each by its key."""

    def __init__(self, material: Material, counts: Counts, rows: Rows) -> None:
        self._material, self._counts, self._rows = material, counts, rows
        self._data = counts.data
        self.keys: dict[str, Ref] = {}
        self._given: dict[str, Counted] = {}
        self._all = counts.count(_("Everybody"), _("All"), ())
        self._segments = Segments(material, counts, rows, self.keys)
        everybody = self._loyalty_counts()
        drivers = {id_: _Rated(counts, one) for id_, one in self._data.drivers.items()}
        lived = {id_: _Lived(counts, one) for id_, one in self._data.experiences.items()}
        self._segments.count()
        self._everybody = everybody
        scores = self._scores(drivers, lived)
        self._segments.scores()
        self._shares(drivers, lived)
        self._segments.shares()
        self._answers()
        self._reach(drivers)
        self._differences(scores, drivers, lived)
        self._segments.differences()
        self._means()
        self.keys.update(sales_figures(material, counts, rows))

    def _name(self, path: str, cells: dict[str, Ref]) -> None:
        self.keys.update({f"{path}/{name}": ref for name, ref in cells.items()})

    def _loyalty_counts(self) -> Counted:
        one, measure = self._data.loyalty, self._material.results.loyalty.measure
        whole = self._all
        if one is None:
            return whole
        classes = whole.n.classes
        self._name("loyalty", dict(zip(("negative", "passive", "positive"), classes, strict=False)))
        name = measure_name(measure)
        seen = set()
        for answer in self._material.results.loyalty.distribution:
            texts = [each.text for each in self._material.results.loyalty.distribution if each.code == answer.code]
            if answer.code in seen or len(texts) > 1:
                continue  # one code that was written in two ways is two counts, which codes cannot tell apart
            seen.add(answer.code)
            given = self._counts.count(name, answer.text, ((one, "=", answer.code),), classes=False)
            self.keys[f"loyalty/distribution/{answer.text}"] = given.n.everybody
            self._given[answer.text] = given
        for why, code in REASON_CODES.items():
            if why != "out_of_range" and any(number == code for number, _text in one.meanings):
                lacking = self._counts.count(name, word("missing", why), ((one, "=", code),), classes=False)
                self.keys[f"loyalty/missing/{why}"] = lacking.n.everybody
        return whole

    def _scores(self, drivers: dict[str, _Rated], lived: dict[str, _Lived]) -> dict[Counted, Scored]:
        rows = self._rows
        found: dict[Counted, Scored] = {}
        rows.scores()
        wanted: Iterable[Counted] = (
            self._everybody,
            *(each for one in drivers.values() for each in (one.top, one.rest)),
            *(each for one in lived.values() for each in (one.had, one.others)),
        )
        for counted in dict.fromkeys(wanted):
            found[counted] = rows.score(counted)
        if self._data.loyalty is not None:
            whole = found[self._everybody]
            self._name("loyalty", _score_cells(whole))
            shares = {"positive": whole.positive, "passive": whole.passive, "negative": whole.negative}
            self._name("loyalty", {f"{name}_share": ref for name, ref in shares.items()})
        for id_, one in drivers.items():
            path = self._path(id_)
            self._name(f"{path}/heart", _score_cells(found[one.top]))
            self._name(f"{path}/rest", _score_cells(found[one.rest]))
        for id_, each in lived.items():
            self._name(f"experiences/{id_}/with", _score_cells(found[each.had]))
            self._name(f"experiences/{id_}/without", _score_cells(found[each.others]))
        return found

    def _shares(self, drivers: dict[str, _Rated], lived: dict[str, _Lived]) -> None:
        self._rows.shares()
        for id_, one in drivers.items():
            shared = self._rows.share(one.top, one.valid)
            self._name(f"{self._path(id_)}/head", _share_cells(shared) | {"top2": shared.count})
        for id_, each in lived.items():
            shared = self._rows.share(each.had, each.valid)
            self._name(f"experiences/{id_}/incidence", _share_cells(shared) | {"count": shared.count})

    def _answers(self) -> None:
        """Write the share of each loyalty answer, and of all of them, which is the whole."""
        if self._data.loyalty is None:
            return
        self._rows.answers()
        for text, given in self._given.items():
            self.keys[f"loyalty/distribution/{text}/share"] = self._rows.answer(given, self._all)
        self.keys["loyalty/whole"] = self._rows.whole(self._all)

    def _reach(self, drivers: dict[str, _Rated]) -> None:
        self._rows.reaches()
        for id_, one in drivers.items():
            cells = zip(("n", "count", "share"), self._rows.reach(one.used, one.asked), strict=True)
            self._name(f"{self._path(id_)}/reach", dict(cells))

    def _differences(self, scores: dict[Counted, Scored], drivers: dict[str, _Rated], lived: dict[str, _Lived]) -> None:
        rows = self._rows
        rows.differences(_("Differences of scores"))
        lifts = {
            id_: rows.difference(scores[one.top], scores[one.rest], one.top.what, _("Satisfied − the rest"))
            for id_, one in drivers.items()
        }
        gaps = {
            id_: rows.difference(scores[one.had], scores[one.others], one.had.what, _("With it − without it"))
            for id_, one in lived.items()
        }
        rows.parts_of_total(_("Satisfied against all who rated"))
        for id_, lift in lifts.items():
            one = drivers[id_]
            found = rows.against_total(lift, scores[one.top], scores[one.rest], _("Satisfied − all who rated"))
            self._name(f"{self._path(id_)}/lift", _difference_cells(lift))
            self._name(f"{self._path(id_)}/versus_base", _difference_cells(found))
        rows.parts_of_total(_("Contribution"))
        for id_, gap in gaps.items():
            self._name(f"experiences/{id_}/difference", _difference_cells(gap))
            effect = rows.contribution(gap, scores[lived[id_].had], scores[self._everybody])
            cells = {"points": effect.points, "low": effect.low, "high": effect.high}
            self._name(f"experiences/{id_}/contribution", cells)

    def _means(self) -> None:
        results, journey = self._material.results, self._material.journey
        self._rows.means()
        for stage, means in zip(journey.stages, results.stages, strict=True):
            self._mean(f"stages/{stage.id}", stage.name, [one.id for one in stage.drivers], means)
        for value in results.values:
            ids = [one.driver.id for one in results.drivers if one.driver.value == value.value]
            self._mean(f"values/{value.value}", word("value", value.value), ids, value)

    def _mean(self, path: str, name: str, drivers: Sequence[str], found: Means | ValueMeans) -> None:
        heads = [ref for id_ in drivers if (ref := self.keys.get(f"drivers/{id_}/head/share")) is not None]
        hearts = [ref for id_ in drivers if (ref := self.keys.get(f"drivers/{id_}/heart/score")) is not None]
        if not heads or len(heads) > _MOST_IN_MEAN:
            return
        head, heart = self._rows.mean(name, heads, hearts, (found.head, found.heart))
        self._name(path, {"head": head, "heart": heart})

    def _path(self, driver: str) -> str:
        overall: tuple[DriverResult, ...] = self._material.results.overall
        return f"{'overall_satisfaction' if any(one.driver.id == driver for one in overall) else 'drivers'}/{driver}"


class _Rated:
    """Who rated a driver: the top box, the rest, who used it, who was asked."""

    def __init__(self, counts: Counts, one: Field) -> None:
        name = one.name
        rated: Condition = (one, ">=", BESIDE_SCALE)
        self.top = counts.count(name, _("Satisfied"), ((one, ">=", one.top),))
        self.rest = counts.count(name, _("The rest"), (rated, (one, "<", one.top)))
        self.valid = counts.both(name, _("Rated it"), self.top, self.rest)
        self.used = counts.count(name, _("Used it"), ((one, ">=", USED),), classes=False)
        self.asked = counts.count(name, _("Asked"), ((one, ">=", ASKED),), classes=False)


class _Lived:
    """Who was asked about an experience: who had it, who had it not."""

    def __init__(self, counts: Counts, one: Field) -> None:
        self.had = counts.count(one.name, _("With it"), ((one, "=", 1.0),))
        self.others = counts.count(one.name, _("Without it"), ((one, "=", 0.0),))
        self.valid = counts.both(one.name, _("Asked"), self.had, self.others)


def _score_cells(one: Scored) -> dict[str, Ref]:
    return {"n": one.n, "n_eff": one.n_eff, "score": one.score, "low": one.low, "high": one.high}


def _share_cells(one: Shared) -> dict[str, Ref]:
    return {"n": one.n, "n_eff": one.n_eff, "share": one.share, "low": one.low, "high": one.high}


def _difference_cells(one: Differed) -> dict[str, Ref]:
    cells = {"points": one.points, "low": one.low, "high": one.high}
    return cells if one.p is None else cells | {"p": one.p}
