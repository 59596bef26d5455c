"""METHOD's data set read as a survey file is read, with the journey that its reference figures are about."""

from __future__ import annotations

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.expressions import Told
from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import DRIVERS, EXPERIENCES
from tests.surveys import DATA, survey_of

SEGMENT, WAVE, WEIGHT = ColumnKey("seg"), ColumnKey("wave"), ColumnKey("w")
TOLD = Told(
    loyalty="nrs",
    roles=(*(f"{name}=driver" for name in DRIVERS), *(f"{name}=experience" for name in EXPERIENCES)),
    missing=tuple(f"{name}=9:not_used" for name in DRIVERS),
    yes=tuple(f"{name}=1" for name in EXPERIENCES),
    reverse=("d6",),
)
JOURNEY = Journey(
    Measure(ColumnKey("nrs"), "nrs"),
    (Stage("s", "use", tuple(Driver(name, name, ColumnKey(name)) for name in DRIVERS)),),
    tuple(Experience(name, name, ColumnKey(name)) for name in EXPERIENCES),
)


def small_survey() -> Survey:
    return survey_of(DATA / "method" / "loyalty_small.csv", TOLD)


def small_counter() -> Counter:
    return Counter(small_survey())
