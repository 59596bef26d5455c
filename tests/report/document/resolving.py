"""Materials of reports made of real and small surveys, and what the names of a report's figures stand for."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.importance_performance import importance_performance
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.project import Project, open_project, source_of
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.contract import analysis_json
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import Figure, Page, Table
from loyalty_desktop.report.importance_contract import importance_json
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, ROOT, SFO, SFO_TOLD, TOYAMA, survey_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Survey

TODAY = dt.date(2026, 11, 22)


def material_of(
    survey: Survey, journey: Journey | None = None, project: Project | None = None, *, heavy: bool = False
) -> Material:
    """Return what a report on a survey is made of; `heavy` has importance too."""
    counter = Counter(survey)
    used = suggest_journey(survey) if journey is None else journey
    return Material(
        survey,
        counter,
        used,
        analyze(counter, used),
        project or Project((source_of(ROOT / "調査.xlsx", None, survey),), used),
        TODAY,
        importance=importance(counter, used) if heavy else None,
    )


@lru_cache(maxsize=1)
def apparel() -> Material:
    """The bundled sample with its journey and its two waves."""
    project = open_project(ROOT / "resources" / "samples" / "apparel_ja.loyalty")
    return material_of(survey_of(APPAREL), project.journey, project, heavy=True)


@lru_cache(maxsize=1)
def toyama() -> Material:
    return material_of(survey_of(TOYAMA))


@lru_cache(maxsize=1)
def sfo() -> Material:
    return material_of(survey_of(SFO, SFO_TOLD), heavy=True)


@lru_cache(maxsize=1)
def weighted() -> Material:
    """SFO with its weights, and only some of its passengers."""
    survey = survey_of(SFO, SFO_TOLD)
    some = Filter(ColumnKey("PEAK"), ("1", "2"))
    return material_of(survey, replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"), filters=(some,)))


def document_of(material: Material) -> dict[str, Any]:
    """Return the JSON of the same figures."""
    found = material.importance
    matters = None if found is None else importance_json(found, importance_performance(found, material.results))
    return analysis_json(material.survey, material.results) | {"importance": matters}


def resolved(key: str, material: Material, document: dict[str, Any]) -> Any:
    """Return what the JSON has at a key, where ids stand in place of numbers."""
    if key.startswith("loyalty/distribution/"):
        return document["loyalty"]["distribution"][key.removeprefix("loyalty/distribution/")]
    if key.endswith("_share"):  # of the classes: the JSON has their counts
        return getattr(material.results.loyalty, key.removeprefix("loyalty/"))
    first, _slash, rest = key.partition("/")
    part: Any = document[first]
    journey = material.journey
    if first == "importance":
        first, _slash, rest = rest.partition("/")
        part, ids = part[first], [one.id for one in journey.drivers]
    else:
        lists = {
            "drivers": [one.id for one in journey.drivers],
            "overall_satisfaction": [one.id for one in journey.overall],
            "stages": [one.id for one in journey.stages],
            "experiences": [one.id for one in journey.experiences],
        }
        ids = lists.get(first, [])
    if isinstance(part, list):  # an id is a heading, which may hold slashes itself
        id_ = max((one for one in ids if rest.startswith(f"{one}/")), key=len)
        part, rest = part[ids.index(id_)], rest.removeprefix(f"{id_}/")
    for member in rest.split("/"):
        part = part[member]
    return part


def tables(pages: Sequence[Page]) -> Iterator[Table]:
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Table):
                yield block


def figures(pages: Sequence[Page]) -> Iterator[Figure]:
    for table in tables(pages):
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, Figure):
                    yield cell


def page(pages: Sequence[Page], id_: str) -> Page:
    return next(one for one in pages if one.id == id_)


def table(pages: Sequence[Page], id_: str) -> Table:
    return next(one for one in tables(pages) if one.id == id_)


def cell(table_: Table, row: str, column: str) -> Figure:
    """Return the figure in the row that begins with a name, below a heading."""
    at = [one.title for one in table_.columns].index(column)
    found = next(one for one in table_.rows if one.cells[0] == row).cells[at]
    assert isinstance(found, Figure)
    return found
