from __future__ import annotations

import re
import time
import tomllib

import pytest

from loyalty_desktop.paths import resource
from loyalty_desktop.survey.vocabulary import keys, vocabulary, words

NAMES = ("labels", "missing", "marks", "roles", "wholes")


def test_vocabulary_when_read_it_costs_nothing() -> None:
    began = time.perf_counter()
    for name in NAMES:
        tomllib.loads(resource("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))
    assert time.perf_counter() - began < 0.1  # measured: 7 ms


@pytest.mark.parametrize("name", NAMES)
def test_vocabulary_when_read_twice_it_is_the_same(name: str) -> None:
    assert vocabulary(name) is vocabulary(name)


@pytest.mark.parametrize("topic", sorted(tomllib.loads(resource("vocabulary", "roles.toml").read_text("utf-8"))))
def test_keywords_when_each_entry_is_an_expression(topic: str) -> None:
    for language in ("japanese", "english"):
        for word in words("roles", topic, language):
            re.compile(word)


@pytest.mark.parametrize("kind", vocabulary("wholes"))
def test_words_of_wholes_when_each_is_an_expression(kind: str) -> None:
    for word in words("wholes", kind):
        re.compile(word)


def test_marks_when_yes_and_no_are_apart() -> None:
    assert not keys("marks", "yes") & keys("marks", "no")
    assert keys("marks", "yes") >= {"はい", "○", "yes"}
