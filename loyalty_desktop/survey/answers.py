"""The answers of a column that are left once words and the user's corrections have taken out what is none."""

from __future__ import annotations

import re

from loyalty_desktop.survey.bands import band_of
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.vocabulary import keys

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
    found = {at for at, one in enumerate(distinct.keys) if one == key}
    if distinct.raw:
        found |= {at for at, one in enumerate(distinct.typed_keys) if one == key}
    if number is not None:
        found |= {at for at, one in enumerate(distinct.numbers) if one == number}
    return sorted(found)


class Answers:
    """The answers of a column: `at` are their codes, `total` how many there are, `reasons` why others are none.

    `declared` are the values that the user called missing: no rule makes answers of them again.
    """

    def __init__(self, distinct: Distinct, correction: Correction, *, loyal: bool = False) -> None:
        self.distinct = distinct
        self.reasons: list[Reason | None] = list(distinct.reasons)
        self._keys = distinct.keys
        out = [at for at, reason in enumerate(self.reasons) if reason]
        self._keep_codes(out)
        self._keep_no(out)
        self._keep_nothing(out)
        if loyal:
            self._keep_will_not(out)
        self._correct(correction)
        self._look()

    def _look(self) -> None:
        counts = self.distinct.counts.tolist()
        self.counts: list[int] = counts
        self.at = [at for at, reason in enumerate(self.reasons) if reason is None and counts[at]]
        self.total = sum(counts[at] for at in self.at)
        self._texts: dict[str, int] | None = None

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
            for at in doubtful:
                self.reasons[at] = None

    def _keep_no(self, out: list[int]) -> None:
        """Take 利用していない for an answer where the only other ones are of its kind: 利用した."""
        no = [at for at in out if self.reasons[at] and self._keys[at] in keys("marks", "no")]
        if not no:
            return
        yes, counts = keys("marks", "yes") - keys("marks", "plain_yes"), self.distinct.counts.tolist()
        others = (key for key, reason, n in zip(self._keys, self.reasons, counts, strict=True) if reason is None and n)
        first = next(others, None)
        if first is not None and first in yes and all(key in yes for key in others):
            for at in no:
                self.reasons[at] = None

    def _keep_nothing(self, out: list[int]) -> None:
        """Take 利用しない for an answer among ranges of amounts: nothing was spent (I52)."""
        nothing = [at for at in out if self.reasons[at] and self._keys[at] in keys("marks", "nothing")]
        if not nothing:
            return
        texts, counts = self.distinct.texts, self.distinct.counts.tolist()
        others = [text for text, reason, n in zip(texts, self.reasons, counts, strict=True) if reason is None and n]
        if len(others) >= _LEAST_RANGES and all(band_of(text) is not None for text in others):
            for at in nothing:
                self.reasons[at] = None

    def _keep_will_not(self, out: list[int]) -> None:
        """Take 利用していない for an answer where words say whether somebody stays: it is the lowest step there."""
        numbers, counts = self.distinct.numbers, self.distinct.counts.tolist()
        if any(n and number is not None for number, n in zip(numbers, counts, strict=True)):
            return
        for at in out:
            if _WILL_NOT.fullmatch(self._keys[at]):
                self.reasons[at] = None

    def _correct(self, correction: Correction) -> None:
        self.declared: set[int] = set()
        for value, reason in correction.missing:
            for at in values_like(self.distinct, value):
                self.reasons[at] = reason
                self.declared.add(at)
        told = (*correction.codes, *correction.amounts)
        for value in (correction.yes or ()) + tuple(value for value, _code in told):
            for at in values_like(self.distinct, value):
                self.reasons[at] = None

    def drop(self, at: list[int], reason: Reason) -> None:
        """Take the values with codes `at` out of the answers."""
        for place in at:
            self.reasons[place] = reason
        self._look()

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
