"""The answers of a column that are left once words and the user's corrections have taken out what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.bands import band_of
from loyalty_desktop.survey.cells import MIDNIGHT
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.vocabulary import keys

T = TypeVar("T")

_CODE_WORD = re.compile(r"[A-Z]{2,4}|LATAM|EMEAI|AMERICAS|BENELUX|NORDICS?")
_LEAST_RANGES = 2
_WILL_NOT = re.compile(r"(?:利用|使用|購入|来店|来館|契約|継続|使って)(?:して)?(?:しない|しません|いない|いません)")
"""What somebody says who is asked whether they will still be a customer, and means no."""
_LIKE_CODES = frozenset({"NA", "DK"})


def values_like(distinct: Distinct, value: str) -> list[int]:
    """Return the codes of all distinct values that `value` names: the same text, as typed or meant, or number."""
    key = match_text(value)
    number = distinct.numbers[distinct.keys.index(key)] if key in distinct.keys else None
    try:
        number = float(plain(value)) if number is None else number
    except ValueError:
        number = None
    found = _places(distinct.keys, key)
    if distinct.raw:
        found |= _places(distinct.typed_keys, key)
    if number is not None:
        found |= set(np.flatnonzero(distinct.figures == number).tolist())
    if not found and value.endswith(MIDNIGHT):  # as dates alone were remembered
        return values_like(distinct, value.removesuffix(MIDNIGHT))
    return sorted(found)


def _places(values: tuple[str, ...], wanted: str) -> set[int]:
    """Return where a text stands."""
    found: set[int] = set()
    at = -1
    for _time in range(values.count(wanted)):
        at = values.index(wanted, at + 1)
        found.add(at)
    return found


class Answers:
    """The answers of a column: `at` are their codes, `total` how many there are, `reasons` why others are none.

    `given` marks the same codes among all. `declared` are the values that the user called missing: no rule makes
    answers of them again.
    """

    def __init__(self, distinct: Distinct, correction: Correction, *, loyal: bool = False) -> None:
        self.distinct = distinct
        self.reasons: list[Reason | None] = list(distinct.reasons)
        self._keys = distinct.keys
        self._out = set(distinct.missing)
        out = distinct.missing
        self._keep_codes(out)
        self._keep_no(out)
        self._keep_nothing(out)
        if loyal:
            self._keep_will_not(out)
        self._correct(correction)
        self._look()

    def _look(self) -> None:
        distinct = self.distinct
        self.counts: list[int] = distinct.counts.tolist()
        self.given = distinct.counts > 0
        self.given[list(self._out)] = False
        self.at: list[int] = np.flatnonzero(self.given).tolist()
        self.total = int(distinct.counts[self.given].sum())
        self._texts: dict[str, int] | None = None

    def _put(self, places: Iterable[int], reason: Reason | None) -> None:
        """Say of some values why they are no answers, or that they are."""
        for at in places:
            self.reasons[at] = reason
            if reason is None:
                self._out.discard(at)
            else:
                self._out.add(at)

    @property
    def left_out(self) -> set[int]:
        """The values that are no answers."""
        return self._out

    def of(self, values: Sequence[T]) -> list[T]:
        """Return what is known of each value, for those that are answers."""
        return list(compress(values, self.given.tolist()))

    def _keep_codes(self, out: list[int]) -> None:
        """Take NA for an answer among other codes in capitals: a region, a country, a state (I44)."""
        texts = self.distinct.texts
        doubtful = [at for at in out if texts[at] in _LIKE_CODES]
        if not doubtful:
            return
        others = [
            text
            for text, reason, n in zip(texts, self.reasons, self.distinct.counts, strict=True)
            if reason is None and n
        ]
        if len(others) >= 2 and all(_CODE_WORD.fullmatch(text) for text in others):
            self._put(doubtful, None)

    def _keep_no(self, out: list[int]) -> None:
        """Take 利用していない for an answer where the only other ones are of its kind: 利用した."""
        no = [at for at in out if self.reasons[at] and self._keys[at] in keys("marks", "no")]
        if not no:
            return
        yes, counts = keys("marks", "yes") - keys("marks", "plain_yes"), self.distinct.counts.tolist()
        others = (key for key, reason, n in zip(self._keys, self.reasons, counts, strict=True) if reason is None and n)
        first = next(others, None)
        if first is not None and first in yes and all(key in yes for key in others):
            self._put(no, None)

    def _keep_nothing(self, out: list[int]) -> None:
        """Take 利用しない for an answer among ranges of amounts: nothing was spent (I52)."""
        nothing = [at for at in out if self.reasons[at] and self._keys[at] in keys("marks", "nothing")]
        if not nothing:
            return
        texts, counts = self.distinct.texts, self.distinct.counts.tolist()
        others = [text for text, reason, n in zip(texts, self.reasons, counts, strict=True) if reason is None and n]
        if len(others) >= _LEAST_RANGES and all(band_of(text) is not None for text in others):
            self._put(nothing, None)

    def _keep_will_not(self, out: list[int]) -> None:
        """Take 利用していない for an answer where words say whether somebody stays: it is the lowest step there."""
        numbers, counts = self.distinct.numbers, self.distinct.counts.tolist()
        if any(n and number is not None for number, n in zip(numbers, counts, strict=True)):
            return
        self._put([at for at in out if _WILL_NOT.fullmatch(self._keys[at])], None)

    def _correct(self, correction: Correction) -> None:
        self.declared: set[int] = set()
        for value, _amount in correction.amounts:  # first: a range that was left out keeps its number for later
            self._put(values_like(self.distinct, value), None)
        for value, reason in correction.missing:
            places = values_like(self.distinct, value)
            self._put(places, reason)
            self.declared.update(places)
        for value in (*(correction.yes or ()), *(value for value, _code in correction.codes)):
            self._put(values_like(self.distinct, value), None)

    def drop(self, at: list[int], reason: Reason) -> None:
        """Take the values with codes `at` out of the answers."""
        self._put(at, reason)
        self._look()

    @property
    def numbered(self) -> npt.NDArray[np.bool_]:
        """Which values are answers in numbers."""
        return self.given & ~np.isnan(self.distinct.figures)

    def only_digits(self) -> bool:
        """Say whether all answers are written in digits alone."""
        return all(map(str.isdigit, self.of(self.distinct.texts)))

    def more_than(self, most: int) -> bool:
        """Say whether there are more than so many answers that differ as plain texts."""
        if self._texts is not None or len(self.at) <= most:
            return len(self.texts()) > most
        seen: set[str] = set()
        texts = self.distinct.texts
        for at in self.at:
            seen.add(texts[at])
            if len(seen) > most:
                return True
        return False

    def texts(self) -> dict[str, int]:
        """Return the answers as plain texts with their counts."""
        if self._texts is None:
            found: dict[str, int] = {}
            texts, counts = self.distinct.texts, self.counts
            for at in self.at:
                text = texts[at]
                found[text] = found.get(text, 0) + counts[at]
            self._texts = found
        return self._texts

    def share(self, holds: set[int]) -> float:
        """Return the share of answers whose codes are in `holds`."""
        counts = self.counts
        hits = sum([counts[at] for at in self.at if at in holds])
        return hits / self.total if self.total else 0.0
