"""All words and phrases of many comments: each different comment is taken apart once, whoever wrote it again."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.speech.english import NOT
from loyalty_desktop.survey.speech.terms import pairs_of, phrase_text, units_of

Kind: TypeAlias = Literal["word", "phrase"]
Ints = npt.NDArray[np.int32]
_READINGS = 9
"""From so many comments it is learnt how a phrase reads."""


class Lexicon:
    """The terms of comments by number: words, and pairs of words that follow one another.

    It grows with every comment that is added and forgets none. Not for two threads at once.
    """

    def __init__(self) -> None:
        self._numbers: dict[str | tuple[int, int], int] = {}
        self._terms: list[str | tuple[int, int]] = []
        self._forms: dict[int, Counter[str]] = {}
        self._readings: dict[int, list[str]] = {}
        self._known: dict[str, Ints] = {}

    def __len__(self) -> int:
        return len(self._terms)

    def terms_in(self, text: str) -> Ints:
        """Return the numbers of the terms that stand in a comment, each once."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._taken_apart(text)
        return known

    def kind(self, number: int) -> Kind:
        """Return what a term is."""
        return "word" if isinstance(self._terms[number], str) else "phrase"

    def key(self, number: int) -> str:
        """Return what a term is known by, the same in every survey."""
        term = self._terms[number]
        return term if isinstance(term, str) else f"{self._terms[term[0]]} + {self._terms[term[1]]}"

    def number(self, key: str) -> int | None:
        """Return the term that is known by a key, None where no comment holds it."""
        first, plus, second = key.partition(" + ")
        if not plus:
            return self._numbers.get(first)
        pair = self._numbers.get(first), self._numbers.get(second)
        return None if pair[0] is None or pair[1] is None else self._numbers.get((pair[0], pair[1]))

    def text(self, number: int) -> str:
        """Return a term as it reads: a word in its form, of English the form that most people wrote."""
        term = self._terms[number]
        if isinstance(term, str):
            forms = self._forms[number]
            is_listed = not term.isascii()
            # a copy: another thread may hear more of them meanwhile
            return term if is_listed else min(tuple(forms), key=lambda form: (-forms[form], len(form), form))
        readings = Counter(self._readings[number])
        return min(readings, key=lambda one: (-readings[one], len(one), one))

    def forms(self, number: int) -> tuple[str, ...]:
        """Return how a word was written, the most frequent form first; () for a phrase."""
        forms = self._forms.get(number, Counter[str]())
        return tuple(sorted(forms, key=lambda form: (-forms[form], len(form), form)))

    def _taken_apart(self, text: str) -> Ints:
        known, units = units_of(text)
        plain = known.text
        found = set()
        for unit in units:
            number = self._numbered(unit.word)
            found.add(number)
            shown = plain[unit.start : unit.end]
            if unit.word.startswith(NOT):
                shown = NOT + shown.split()[-1]
            forms = self._forms.get(number)
            if forms is None:
                forms = self._forms[number] = Counter()
            forms[shown] += 1
        for pair in pairs_of(units):
            number = self._numbered((self._numbers[pair.first.word], self._numbers[pair.second.word]))
            found.add(number)
            readings = self._readings.get(number)
            if readings is None:
                readings = self._readings[number] = []
            if len(readings) < _READINGS:
                readings.append(phrase_text(pair, plain))
        return np.array(sorted(found), dtype=np.int32)

    def _numbered(self, term: str | tuple[int, int]) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._terms)
            self._terms.append(term)
        return number
