"""The words the program knows, from `resources/vocabulary/*.toml`: adding one needs no code."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any, TypeAlias

from loyalty_desktop.paths import resource
from loyalty_desktop.survey.normal import match_text

Table: TypeAlias = dict[str, Any]


@lru_cache(maxsize=16)
def vocabulary(name: str) -> Table:
    """Return the tables of `resources/vocabulary/<name>.toml`, read once and never changed."""
    return tomllib.loads(resource("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def words(name: str, *path: str) -> tuple[str, ...]:
    """Return one list of words as it is written there: `words("marks", "yes")`."""
    found: Any = vocabulary(name)
    for step in path:
        found = found[step]
    return tuple(found)


@lru_cache(maxsize=64)
def keys(name: str, *path: str) -> frozenset[str]:
    """Return one list of words in the form in which texts are compared."""
    return frozenset(match_text(word) for word in words(name, *path))
