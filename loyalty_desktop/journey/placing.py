"""At which driver an experience happened, as far as its heading says so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.journey.likeness import clear_best, meaning_words, shared
from loyalty_desktop.journey.names import code_of, parts_of, quotes
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Driver, Experience
    from loyalty_desktop.survey.survey import Column

_LEAST, _AHEAD = 0.3, 0.8
_SHORTEST_NAME = 2


def driver_for(experience: Experience, column: Column | None, drivers: Sequence[Driver]) -> str | None:
    """Return the id of the driver that an experience belongs to, None where nothing says so plainly.

    From the strongest evidence to the weakest: the question quotes the driver (「店舗接客」で経験したこと), carries
    its number (Q4 and Q4_1), names it in full, shares words with it. Evidence for two drivers alike is none.
    """
    if not drivers:
        return None
    question = parts_of(column)[0] if column else ""
    if column is not None and experience.option is not None:
        question = column.title
    for text in (experience.name, question):
        for quote in quotes(text):
            found = _named(quote, drivers) or _worded(quote, drivers)
            if found is not None:
                return found
    numbered = _numbered(column, drivers) if column is not None and experience.option is None else None
    if numbered is not None:
        return numbered
    for text in (experience.name, question):
        found = _contained(text, drivers) or _worded(text, drivers)
        if found is not None:
            return found
    return None


def _named(quote: str, drivers: Sequence[Driver]) -> str | None:
    key = match_text(quote)
    found = [driver.id for driver in drivers if match_text(driver.name) == key]
    return found[0] if len(found) == 1 else None


def _numbered(column: Column, drivers: Sequence[Driver]) -> str | None:
    """Return the driver whose question has the number of which this column is an item."""
    code = code_of(column.heading)
    if code is None or code[1] is None:
        return None
    codes = {driver.id: code_of(driver.column.heading) for driver in drivers if driver.column is not None}
    uses = Counter(one[0] for one in codes.values() if one is not None)
    found = [id_ for id_, one in codes.items() if one == (code[0], None)]
    return found[0] if len(found) == 1 and uses[code[0]] == 1 else None


def _contained(text: str, drivers: Sequence[Driver]) -> str | None:
    """Return the one driver whose whole name stands in `text`; of names within names the longest counts."""
    key = match_text(text)
    names = {driver.id: match_text(driver.name) for driver in drivers}
    found = [id_ for id_, name in names.items() if _stands_in(name, key)]
    longest = [id_ for id_ in found if not any(names[id_] in names[other] for other in found if other != id_)]
    return longest[0] if len(longest) == 1 else None


def _stands_in(name: str, text: str) -> bool:
    """Say whether a name stands in a text; English ones are left to the comparison of words."""
    return len(name) >= _SHORTEST_NAME and not name.isascii() and name in text


def _worded(text: str, drivers: Sequence[Driver]) -> str | None:
    if not meaning_words(text):
        return None
    return clear_best(((shared(driver.name, text), driver.id) for driver in drivers), _LEAST, _AHEAD)
