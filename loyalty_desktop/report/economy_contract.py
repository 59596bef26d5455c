"""The JSON of sales by class and of the customer grid: `economy` and `grid` of `analyze --json` (README.md).

Amounts are in the unit of the file; shares 0..1, scores −100..100. What is hidden or impossible is null and keeps
its n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from loyalty_desktop.report.contract_figures import asked_json, difference_json, estimate_json
from loyalty_desktop.report.grid_words import cell_name, default_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.compute.cell_experiences import CellExperience
    from loyalty_desktop.compute.customer_grid import Grid, GridCell
    from loyalty_desktop.compute.economy import Behaviour, ClassAmount, ClassSales, Economy
    from loyalty_desktop.compute.kruskal import KruskalWallis
    from loyalty_desktop.compute.sales import SalesShare
    from loyalty_desktop.compute.spearman import Correlation
    from loyalty_desktop.journey.economics import CellCode, CellName
    from loyalty_desktop.survey.reading import ColumnKey

Json: TypeAlias = "dict[str, Any]"


def economy_json(found: Economy, capped: Economy | None = None) -> Json:
    """Return what each class spends and how often it comes; `capped` are the same figures with extremes cut."""
    return {
        "respondents": found.respondents,
        "no_loyalty": found.no_loyalty,
        "spend": _behaviour(found.spend),
        "frequency": None if found.frequency is None else _behaviour(found.frequency),
        **_money(found),
        "capped": None if capped is None else _capped(capped),
    }


def grid_json(
    grid: Grid, experiences: Mapping[CellCode, tuple[CellExperience, ...]], names: tuple[CellName, ...] = ()
) -> Json:
    """Return the customer grid with what the members of each cell went through more or less often than others.

    `names` are the user's own for cells.
    """
    return {
        "spend": _column(grid.spend),
        "profit": _column(grid.profit),
        "threshold": {"kind": grid.threshold.kind, "value": grid.threshold.value, "above": grid.told_limit},
        "n": grid.n,
        "no_loyalty": grid.no_loyalty,
        "missing": {one.reason: one.count for one in grid.missing},
        "spent": grid.spent,
        "cells": [_cell(one, experiences.get(one.code, ()), names) for one in grid.cells],
        "flags": list(grid.flags),
    }


def _column(key: ColumnKey) -> Json:
    return {"column": key.heading, "occurrence": key.occurrence}


def _capped(found: Economy) -> Json | None:
    cap = found.cap
    if cap is None:
        return None
    limit = None if found.spend.everybody.mean.value is None else cap.limit
    amounts = _amounts(found.spend)
    return {"share": cap.share, "limit": limit, "count": cap.count, "spend": amounts, **_money(found)}


def _money(found: Economy) -> Json:
    """Return who brings in the money, and the two scores to be compared."""
    return {
        "spent": found.spent,
        "sales": [_sales(one) for one in found.sales],
        "revenue_weighted": _sales_figure("score", found.score),
        "customers": estimate_json(found.customers, "score"),
    }


def _behaviour(one: Behaviour) -> Json:
    return {
        **_column(one.column),
        "kind": one.kind,
        "n": one.n,
        "missing": {why.reason: why.count for why in one.missing},
        "negative": one.negative,
        "zero": one.zero,
        **_amounts(one),
        "spearman": _correlation(one.spearman),
        "pearson_log": _correlation(one.pearson_log),
        "kruskal": _test(one.kruskal),
        "flags": list(one.flags),
    }


def _amounts(one: Behaviour) -> Json:
    return {"classes": [_class_amount(each) for each in one.classes], "everybody": _class_amount(one.everybody)}


def _class_amount(one: ClassAmount) -> Json:
    named = {} if one.code is None else {"class": one.code}
    return named | estimate_json(one.mean, "mean") | {"median": one.median}


def _sales(one: ClassSales) -> Json:
    return {
        "class": one.code,
        "n": one.n,
        "customers": estimate_json(one.customers, "share"),
        "spent": one.spent,
        **_sales_figure("share", one.sales),
    }


def _cell(one: GridCell, experiences: tuple[CellExperience, ...], names: tuple[CellName, ...]) -> Json:
    return {
        "cell": one.code,
        "name": {"id": default_name(one.code).id, "text": cell_name(one.code, names)},
        "class": one.loyalty,
        "profit": "high" if one.high else "low",
        "n": one.n,
        "customers": estimate_json(one.customers, "share"),
        "spent": one.spent,
        "sales": _sales_figure("share", one.sales),
        "mean": estimate_json(one.mean, "mean"),
        "experiences": [_experience(each) for each in experiences],
        "flags": list(one.flags),
    }


def _experience(one: CellExperience) -> Json:
    experience = one.experience
    return {
        **asked_json(experience.name, experience.column),
        "option": experience.option,
        "inside": {"count": one.inside_count} | estimate_json(one.inside, "share"),
        "outside": {"count": one.outside_count} | estimate_json(one.outside, "share"),
        "difference": difference_json(one.difference),
        "more_often": one.more_often,
        "less_often": one.less_often,
    }


def _sales_figure(name: str, one: SalesShare) -> Json:
    return {name: one.value, "se": one.se, "low": one.low, "high": one.high, "flags": list(one.flags)}


def _correlation(one: Correlation) -> Json:
    return {"n": one.n, "value": one.value, "low": one.low, "high": one.high, "flags": list(one.flags)}


def _test(one: KruskalWallis) -> Json:
    return {"n": one.n, "df": one.df, "statistic": one.statistic, "p": one.p, "flags": list(one.flags)}
