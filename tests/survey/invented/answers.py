"""Invented respondents: a survey is a list of questions, each with its answers and what a person would call it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loyalty_desktop.survey.sheet import Cell

ROWS = 160


@dataclass(frozen=True)
class Person:
    """One respondent: `mood` from 0 to 1 stands behind all ratings."""

    number: int
    mood: float
    chance: random.Random


Answer: TypeAlias = Callable[[Person], Cell]


@dataclass(frozen=True)
class Asked:
    """A column: heading, the roles a person would accept (the first is the best), answers, scale of a rating.

    `scale` is `1-5`, or `1-5 falling` where the smallest number is the best answer; '' for no rating.
    """

    heading: str
    roles: tuple[str, ...]
    answer: Answer
    scale: str = ""


def asked(heading: str, roles: str, answer: Answer, scale: str = "") -> Asked:
    return Asked(heading, tuple(roles.split("|")), answer, scale)


def rows_of(questions: Sequence[Asked], seed: int) -> list[list[Cell]]:
    """Return the heading row and the answers of ROWS respondents, always the same for one seed."""
    chance = random.Random(seed)
    people = [Person(number, chance.betavariate(4, 2), chance) for number in range(ROWS)]
    return [[one.heading for one in questions], *([one.answer(person) for one in questions] for person in people)]


def one_of(*options: Cell, weights: Sequence[float] | None = None) -> Answer:
    return lambda person: person.chance.choices(options, weights)[0]


def rated(*steps: Cell, blank: float = 0.0, other: tuple[Cell, float] | None = None) -> Answer:
    """Answer by mood on steps from worst to best; `other` is an answer beside the scale and its share."""

    def answer(person: Person) -> Cell:
        luck = person.chance.random()
        if luck < blank:
            return None
        if other and luck < blank + other[1]:
            return other[0]
        place = person.mood * 0.8 + person.chance.uniform(-0.25, 0.35)
        return steps[min(len(steps) - 1, max(0, int(place * len(steps))))]

    return answer


def scale(low: int, high: int, blank: float = 0.0, other: tuple[Cell, float] | None = None) -> Answer:
    return rated(*range(low, high + 1), blank=blank, other=other)


def several(separator: str, *options: str, end: str = "") -> Answer:
    def answer(person: Person) -> Cell:
        taken = [option for option in options if person.chance.random() < 0.4]
        return separator.join(taken) + end if taken else None

    return answer


def ticked(mark: Cell, share: float = 0.3, other: Cell = None) -> Answer:
    return lambda person: mark if person.chance.random() < share else other


def written(*texts: str, blank: float = 0.5) -> Answer:
    """Return words of one's own: two of the sentences, put together differently each time."""

    def answer(person: Person) -> Cell:
        if person.chance.random() < blank:
            return None
        return "".join(person.chance.sample(texts, k=min(len(texts), person.chance.randint(1, 3))))

    return answer


def running(form: str, first: int = 1, step: int = 1) -> Answer:
    return lambda person: form.format(first + person.number * step)


def number(low: float, high: float, digits: int = 0) -> Answer:
    def answer(person: Person) -> Cell:
        value = person.chance.uniform(low, high)
        return round(value) if digits == 0 else round(value, digits)

    return answer


def moment(form: str, start: dt.datetime = dt.datetime(2026, 3, 2, 9, 15)) -> Answer:
    def answer(person: Person) -> Cell:
        at = start + dt.timedelta(minutes=37 * person.number + person.chance.randint(0, 30))
        return at.strftime(form) if form else at

    return answer


def empty(_person: Person) -> Cell:
    return None
