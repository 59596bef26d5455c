"""Invented surveys kept as a list (listed.toml): a line a column, its answers described in a few words.

`one of: a;b` - one at random; `rated: worst;...;best` and `scale: 1 5` - by mood; `several: SEPARATOR;a;b`;
`written: a;b` - words of one's own, put together; `running: FORM FIRST STEP`; `number: LOW HIGH [DIGITS]`;
`count: MOST`; `moment: FORM`; `tick: MARK SHARE`. Behind a slash: `blank PERCENT` and `other WORDS PERCENT`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from loyalty_desktop.survey.sheet import Cell
from tests.survey.invented.answers import (
    Answer,
    Asked,
    Person,
    asked,
    moment,
    number,
    one_of,
    rated,
    running,
    several,
    ticked,
)


def _cell(text: str) -> Cell:
    return int(text) if text.lstrip("-").isdigit() else text


def _written(*texts: str) -> Answer:
    """Return words of one's own: two people hardly ever write the same."""

    def answer(person: Person) -> Cell:
        if person.chance.random() < 0.45:
            return None
        return f"{person.chance.choice(texts)} {person.chance.choice(texts)} ({person.number % 97})"

    return answer


def _count(most: int) -> Answer:
    return lambda person: min(most, int(person.chance.expovariate(0.8)))


def _answer(text: str) -> Answer:
    described, *beside = text.split(" / ") if not text.startswith("several:") else [text]
    kind, _, rest = described.partition(": ")
    if kind in {"rated", "scale"}:
        return _rated(kind, rest, beside)
    blank = next((float(one.split()[1]) / 100 for one in beside if one.startswith("blank")), 0.0)
    return _some(_KINDS[kind](rest), blank)


def _rated(kind: str, rest: str, beside: list[str]) -> Answer:
    blank = next((float(one.split()[1]) / 100 for one in beside if one.startswith("blank")), 0.0)
    other = next((one.split() for one in beside if one.startswith("other")), None)
    apart = (_cell(" ".join(other[1:-1])), float(other[-1]) / 100) if other else None
    low, high = (int(end) for end in rest.split()) if kind == "scale" else (0, 0)
    steps = tuple(range(low, high + 1)) if kind == "scale" else tuple(_cell(one.strip()) for one in rest.split(";"))
    return rated(*steps, blank=blank, other=apart)


def _number(rest: str) -> Answer:
    low, high, *digits = rest.split()
    return number(float(low), float(high), int(digits[0]) if digits else 0)


def _running(rest: str) -> Answer:
    *form, first, step = rest.split()
    return running(" ".join(form), int(first), int(step))


def _tick(rest: str) -> Answer:
    mark, share = rest.split()
    return ticked(_cell(mark), float(share))


_KINDS: dict[str, Callable[[str], Answer]] = {
    "one of": lambda rest: one_of(*(_cell(one.strip()) for one in rest.split(";"))),
    "several": lambda rest: several(*rest.split(";")),
    "written": lambda rest: _written(*rest.split(";")),
    "running": _running,
    "number": _number,
    "count": lambda rest: _count(int(rest)),
    "moment": moment,
    "tick": _tick,
}


def _some(answer: Answer, blank: float) -> Answer:
    return lambda person: None if person.chance.random() < blank else answer(person)


def surveys() -> dict[str, tuple[Asked, ...]]:
    """Return the surveys of the list by their names."""
    text = (Path(__file__).parent / "listed.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["survey"]
    return {one["name"]: tuple(_column(*line) for line in one["columns"]) for one in found}


def _column(heading: str, roles: str, answers: str, scale: str = "") -> Asked:
    return asked(heading, roles, _answer(answers), scale)
