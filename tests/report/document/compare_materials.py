"""Materials with groups, waves, words and actions, and what the names of their figures stand for in the JSON."""

from __future__ import annotations

import argparse
import dataclasses
from functools import lru_cache
from typing import Any

import msgspec

from loyalty_desktop.cli_economy import money_json
from loyalty_desktop.cli_plan import actions_json, plan_of
from loyalty_desktop.cli_voices import spoken_json, voices_of
from loyalty_desktop.cli_waves import wave_block, waves_of
from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.compute.compare import compare, compare_groups
from loyalty_desktop.compute.voices import voices
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.model import Driver, Experience, Filter
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.report.contract import analysis_json
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.segments_contract import segments_json, two_groups_json
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.document.resolving import apparel
from tests.surveys import ROOT, workbook_of

RANK, GENDER = ColumnKey("会員ランク"), ColumnKey("性別")
GOLD = (Filter(RANK, values=("ゴールド",)),)


@lru_cache(maxsize=1)
def full() -> Material:
    """The sample with everything that a report can have."""
    bare = apparel()
    counter, journey = bare.counter, bare.journey
    project = msgspec.structs.replace(bare.project, opposed=Opposed(GOLD, None), actions=_actions(bare))
    options = argparse.Namespace(wave=(), wave_by=None, baseline=None, segment=(), project=None)
    path = options.file = ROOT / "resources" / "samples" / "apparel_ja.loyalty"
    found = waves_of(options, counter, journey, path, project, workbook_of)
    assert found is not None
    return dataclasses.replace(
        bare,
        project=project,
        comparisons=tuple(compare(counter, journey, one) for one in (RANK, GENDER)),
        opposed=compare_groups(counter, journey, GOLD, None),
        voices=voices(counter, journey, Listener().listen(comment_columns(bare.survey))),
        waves=found.comparison,
    )


@lru_cache(maxsize=1)
def grouped() -> Material:
    """The same, with the waves parted into groups by rank."""
    made = full()
    options = argparse.Namespace(wave=(), wave_by=None, baseline=None, segment=(RANK.heading,), project=None)
    path = options.file = ROOT / "resources" / "samples" / "apparel_ja.loyalty"
    found = waves_of(options, made.counter, made.journey, path, made.project, workbook_of)
    assert found is not None
    return dataclasses.replace(made, waves=found.comparison)


def _actions(material: Material) -> tuple[Action, ...]:
    service = next(one for one in material.journey.drivers if one.name == "店舗接客")
    left_alone = next(one for one in material.journey.experiences if one.name == "試着後に放置された")
    return (
        Action("a1", "接客研修", driver=service.id, target=0.75, ticked=True, state="done", done="2026-06-01",
               planned="2026春", owner="佐藤", due="2026-12-01"),
        Action("a2", "試着の声かけ", experience=left_alone.id, ticked=True),
        Action("a3", "=cmd()"),
    )  # fmt: skip


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The JSON of the same figures, lists as dicts by the names that keys have."""
    made = full()
    counter, journey = made.counter, made.journey
    assert made.opposed is not None
    assert made.project is not None
    found = analysis_json(made.survey, made.results) | money_json(counter, journey)
    plan = plan_of(counter, journey, made.results, made.project)
    found |= actions_json(plan) | spoken_json(voices_of(counter, journey, wanted=True))
    options = argparse.Namespace(wave=(), wave_by=None, baseline=None, segment=(), project=None)
    path = options.file = ROOT / "resources" / "samples" / "apparel_ja.loyalty"
    found |= wave_block(waves_of(options, counter, journey, path, made.project, workbook_of))
    found["segments"] = segments_json(made.comparisons, journey)
    found["two_groups"] = two_groups_json(made.opposed, journey, others=True)
    return found


def resolved(key: str) -> Any:
    """Return what the JSON has at a key."""
    first, *rest = key.split("/")
    if first == "loyalty" and rest[0].endswith("_share"):
        return getattr(full().results.loyalty, rest[0])
    here: Any = document()[first]
    for name in rest:
        here = here[name] if isinstance(here, dict) else _of_list(here, name)
    return here


def _of_list(items: list[Any], name: str) -> Any:
    """Return the member of a list that a part of a key names."""
    if name == "all":
        return items[0]
    for at, one in enumerate(items):
        if part(_called(one, at, len(items))) == name:
            return one
    raise KeyError(name)


def _called(one: dict[str, Any], at: int, count: int) -> str:
    made = full()
    for member in ("cell", "class", "key"):
        if member in one:
            return str(one[member])
    if "answers" in one:
        return " × ".join(one["answers"])
    if "columns" in one:
        return str(one["columns"][0]["column"])
    if "usable" in one:
        return str(one["name"])
    if "ticked" in one:
        return made.project.actions[at].id
    parts: tuple[Driver | Experience, ...] = (*made.journey.drivers, *made.journey.experiences)
    for known in parts:
        of_same = known.column is not None and known.column.heading == one["column"]
        if known.name == one["name"] and of_same and getattr(known, "option", None) == one.get("option"):
            return known.id
    raise KeyError(one["name"])
