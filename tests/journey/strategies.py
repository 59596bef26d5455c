"""Journeys and projects of every shape that the model allows, for property tests."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from loyalty_desktop.journey.model import (
    Driver,
    Experience,
    Filter,
    Journey,
    Measure,
    MeasureKind,
    Stage,
    Target,
    Value,
)
from loyalty_desktop.journey.project import Project, Source, View
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.reading import ROLES, ColumnKey, Correction, Reading

# Reproducible, and without an examples folder in the repository.
invariant = settings(max_examples=60, deadline=None, derandomize=True, database=None)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.sampled_from(
    ["店舗接客", "満足度（交通）", "😀", 'a"b\\c', "  ", "ﾊﾝｶｸ", "e\u0301", "\ufeff", "</script>"]
)
keys = st.builds(ColumnKey, texts, st.integers(1, 3))
filters = st.lists(st.builds(Filter, keys, st.lists(texts, max_size=3).map(tuple)), max_size=2).map(tuple)
dates = st.just("") | st.dates().map(lambda date: date.isoformat())
targets = st.builds(Target, st.floats(-100, 100), dates)
kinds: st.SearchStrategy[MeasureKind] = st.sampled_from(["nps", "nrs", "satisfaction"])
values: st.SearchStrategy[Value] = st.sampled_from(["basic", "experience"])


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    low, negative, positive, high = sorted(draw(st.lists(st.integers(-2, 20), min_size=4, max_size=4, unique=True)))
    column, target = draw(st.none() | keys), draw(st.none() | targets)
    return Measure(column, draw(kinds), low, high, negative, positive, target)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    ids = iter(draw(st.lists(texts, min_size=14, max_size=14, unique=True)))
    columns = st.none() | keys

    def drivers(most: int) -> tuple[Driver, ...]:
        return tuple(
            Driver(next(ids), draw(texts), draw(columns), draw(values)) for _ in range(draw(st.integers(0, most)))
        )

    stages = tuple(Stage(next(ids), draw(texts), drivers(2)) for _ in range(draw(st.integers(0, 3))))
    overall = drivers(1)
    owners = st.none() | st.sampled_from([None, *(one.id for stage in stages for one in stage.drivers)])
    experiences = tuple(
        Experience(next(ids), draw(texts), draw(columns), draw(st.none() | texts), draw(owners))
        for _ in range(draw(st.integers(0, 4)))
    )
    return Journey(draw(measures()), stages, experiences, overall, draw(filters), draw(columns))


corrections = st.builds(
    Correction,
    keys,
    st.none() | st.sampled_from(ROLES),
    st.lists(st.tuples(texts, st.sampled_from(REASONS)), max_size=2).map(tuple),
    st.none() | st.lists(texts, max_size=2).map(tuple),
    st.none() | st.booleans(),
    st.lists(st.tuples(texts, st.integers(-5, 100)), max_size=2).map(tuple),
)
readings = st.builds(
    Reading,
    st.none() | texts,
    st.none() | st.lists(st.integers(1, 9), max_size=2).map(tuple),
    st.none() | st.sampled_from(["cp932", "utf-8"]),
    st.lists(corrections, max_size=2).map(tuple),
)
sources = st.builds(Source, texts, texts, texts, texts, readings, texts, st.none() | keys)
projects = st.builds(
    Project,
    st.lists(sources, max_size=2).map(tuple),
    journeys(),
    st.lists(st.builds(View, texts, filters), max_size=2).map(tuple),
)
