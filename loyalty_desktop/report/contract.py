"""The JSON that other programs read: `analyze --json` and `inspect --json`, schema 1 (README.md).

Scores and differences are -100..100 (differences -200..200), shares 0..1, unrounded; a figure that is
suppressed or impossible is null and keeps its n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.report.asked import told_of
from loyalty_desktop.report.groups import groups
from loyalty_desktop.survey.normal import match_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import (
        Answer,
        DriverResult,
        ExperienceResult,
        LoyaltyResult,
        MissingCount,
        Results,
    )
    from loyalty_desktop.journey.model import Filter
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

Json: TypeAlias = "dict[str, Any]"
SCHEMA = 1


def analysis_json(survey: Survey, results: Results) -> Json:
    """Return all figures of an analysis as the contract has them."""
    return {
        "schema": SCHEMA,
        "source": source_json(survey),
        "filters": [filter_json(one) for one in results.filters],
        "weight": results.weight.heading if results.weight else None,
        "left_out": [_said(what) | {"count": count} for what, count in results.left_out],
        "loyalty": _loyalty(results.loyalty),
        "overall_satisfaction": [_driver(one) for one in results.overall],
        "stages": [{"name": one.name, "head": one.head, "heart": one.heart} for one in results.stages],
        "values": [{"value": one.value, "head": one.head, "heart": one.heart} for one in results.values],
        "drivers": [_driver(one) for one in results.drivers],
        "experiences": [_experience(one) for one in results.experiences],
    }


def filter_json(one: Filter) -> Json:
    """Return a filter with what it asks for and nothing else."""
    asked = msgspec.json.decode(msgspec.json.encode(one))
    return {"column": one.column.heading, **{name: value for name, value in asked.items() if name != "column"}}


def inspection_json(survey: Survey) -> Json:
    """Return how every column is read, as the contract has it."""
    return {
        "schema": SCHEMA,
        "source": source_json(survey),
        "left_out": [_said(what) | {"count": count} for what, count in survey.left_out],
        "notes": [_noted(note) for note in survey.notes],
        "groups": [
            {"name": group.name, "kind": group.kind, "columns": [_place(survey, key) for key in group.columns]}
            for group in groups(survey)
        ],
        "columns": [_column(column) for column in survey.columns],
    }


def _noted(note: Noted) -> Json:
    return {
        "id": note.message.id,
        "text": told_of(note),
        "count": note.count,
        "state": note.state,
        "rule": note.rule or None,
        "columns": [{"header": key.heading, "occurrence": key.occurrence} for key in note.columns],
        "cells": list(note.cells),
    }


def _place(survey: Survey, key: ColumnKey) -> int:
    column = survey.column(key)
    assert column is not None  # groups are made of the survey's own columns
    return column.index


def source_json(survey: Survey) -> Json:
    """Return where the answers come from."""
    return {
        "file": survey.workbook.file_name,
        "format": survey.workbook.format or None,
        "sheet": survey.sheet.name,
        "encoding": survey.workbook.encoding,
        "tool": survey.tool.id if survey.tool else None,
        "tool_variant": (survey.tool.variant or None) if survey.tool else None,
        "heading_rows": list(survey.heading_rows),
        "rows": survey.rows,
        "columns": len(survey.columns),
    }


def _said(message: Message) -> Json:
    return {"id": message.id, "text": message.text()}


def _base(estimate: Estimate) -> Json:
    return {"n": estimate.n, "n_eff": estimate.n_eff}


def _score(estimate: Estimate) -> Json:
    return _base(estimate) | {
        "score": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "flags": list(estimate.flags),
    }


def _loyalty(loyalty: LoyaltyResult) -> Json:
    column = loyalty.measure.column
    return {
        "column": column.heading if column else None,
        "measure": loyalty.measure.kind,
        **_score(loyalty.score),
        "positive": loyalty.positive,
        "passive": loyalty.passive,
        "negative": loyalty.negative,
        "distribution": _distribution(loyalty.distribution),
        "missing": _missing(loyalty.missing),
    }


def _distribution(answers: Iterable[Answer]) -> Json:
    return {answer.text: answer.count for answer in answers}


def _missing(missing: Iterable[MissingCount]) -> Json:
    return {one.reason: one.count for one in missing}


def _driver(result: DriverResult) -> Json:
    head, lift, driver = result.head, result.lift, result.driver
    return {
        "name": driver.name,
        "column": driver.column.heading if driver.column else None,
        "occurrence": driver.column.occurrence if driver.column else None,
        "stage": result.stage,
        "value": driver.value,
        "reach": {"n": result.reach.n, "count": result.reach.count, "share": result.reach.share},
        "head": _base(head)
        | {
            "top2": result.top2,
            "share": head.value,
            "low": head.low,
            "high": head.high,
            "flags": [*head.flags, *result.flags],
        },
        "heart": _score(result.heart),
        "rest": {"n": result.rest.n, "score": result.rest.value},
        "lift": {
            "points": lift.points,
            "low": lift.low,
            "high": lift.high,
            "p": lift.p,
            "p_adjusted": lift.p_adjusted,
            "flags": list(lift.flags),
        },
        "distribution": _distribution(result.answers),
        "missing": _missing(result.missing),
    }


def _experience(result: ExperienceResult) -> Json:
    difference, experience, incidence = result.difference, result.experience, result.incidence
    effect = result.contribution
    return {
        "name": experience.name,
        "column": experience.column.heading if experience.column else None,
        "occurrence": experience.column.occurrence if experience.column else None,
        "option": experience.option,
        "driver": result.driver_name or None,
        "stage": result.stage,
        "incidence": {
            "n": incidence.n,
            "count": result.count,
            "share": incidence.value,
            "low": incidence.low,
            "high": incidence.high,
        },
        "with": _score(result.with_it),
        "without": _score(result.without_it),
        "difference": {
            "points": difference.points,
            "low": difference.low,
            "high": difference.high,
            "p": difference.p,
            "p_adjusted": difference.p_adjusted,
        },
        "verdict": result.verdict,
        "contribution": {"points": effect.points, "low": effect.low, "high": effect.high},
        "flags": list(dict.fromkeys((*result.flags, *difference.flags))),
    }


def _column(column: Column) -> Json:
    return {
        "index": column.index,
        "header": column.heading,
        "title": column.title,
        "role": column.role,
        "confidence": column.guess.confidence,
        "why": _said(column.guess.why),
        "scale": _scale(column),
        "options": [{"text": option.text, "count": option.count} for option in column.scale.options],
    }


def _scale(column: Column) -> Json:
    scale = column.scale
    codes: dict[str, Json] = {}
    missing: dict[str, Json] = {}
    order = np.argsort(np.where(np.isnan(scale.codes), np.inf, scale.codes), kind="stable")
    for at in order.tolist():
        count = int(column.distinct.counts[at])
        if not count:
            continue
        text = one_line(column.distinct.labels[at])
        reason, code = scale.reasons[at], float(scale.codes[at])
        if reason is not None:
            missing.setdefault(match_text(text), {"value": text, "reason": reason, "count": 0})["count"] += count
        elif not np.isnan(code):
            entry = {"value": text, "code": _whole(code), "count": 0}
            codes.setdefault(match_text(text), entry)["count"] += count
    return {
        "kind": scale.kind,
        "points": scale.points,
        "reversed": scale.reversed,
        "codes": list(codes.values()),
        "missing": list(missing.values()),
    }


def _whole(code: float) -> int | float:
    return int(code) if code.is_integer() else code
