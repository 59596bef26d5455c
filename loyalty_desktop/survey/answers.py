"""The answers of a column that are left once words and the user's corrections have taken out what is none."""

from __future__ import annotations

import re
from collections import Counter

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.vocabulary import keys

_CODE_WORD = re.compile(r"[A-Z]{2,4}")
_LIKE_CODES = frozenset({"NA", "DK"})


def values_like(distinct: Distinct, value: str) -> list[int]:
    """Return the codes of all distinct values that `value` names: the same text, or the same number."""
    key = match_text(value)
    number = next(
        (n for n, text in zip(distinct.numbers, distinct.texts, strict=True) if match_text(text) == key), None
    )
    try:
        number = float(plain(value)) if number is None else number
    except ValueError:
        number = None
    return [
        at
        for at, text in enumerate(distinct.texts)
        if match_text(text) == key or (number is not None and distinct.numbers[at] == number)
    ]


class Answers:
    """The answers of a column: `at` are their codes, `total` how many there are, `reasons` why others are none.

    `declared` are the values that the user called missing: no rule makes answers of them again.
    """

    def __init__(self, distinct: Distinct, correction: Correction) -> None:
        self.distinct = distinct
        self.reasons: list[Reason | None] = list(distinct.reasons)
        self._keep_codes()
        self._keep_no()
        self._correct(correction)
        self._look()

    def _look(self) -> None:
        counts = self.distinct.counts.tolist()
        self.counts: list[int] = counts
        self.at = [at for at, reason in enumerate(self.reasons) if reason is None and counts[at]]
        self.total = sum(counts[at] for at in self.at)

    def _keep_codes(self) -> None:
        """Take NA for an answer among other codes in capitals: a region, a country, a state (I44)."""
        texts = self.distinct.texts
        doubtful = [at for at, text in enumerate(texts) if text in _LIKE_CODES and self.reasons[at]]
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

    def _keep_no(self) -> None:
        """Take 利用していない for an answer where the only other ones are of its kind: 利用した."""
        texts = [match_text(text) for text in self.distinct.texts]
        counts = self.distinct.counts.tolist()
        no = [at for at, text in enumerate(texts) if self.reasons[at] and text in keys("marks", "no")]
        if not no:
            return
        others = {text for text, reason, n in zip(texts, self.reasons, counts, strict=True) if reason is None and n}
        if others and others <= keys("marks", "yes") - keys("marks", "plain_yes"):
            for at in no:
                self.reasons[at] = None

    def _correct(self, correction: Correction) -> None:
        self.declared: set[int] = set()
        for value, reason in correction.missing:
            for at in values_like(self.distinct, value):
                self.reasons[at] = reason
                self.declared.add(at)
        for value in (correction.yes or ()) + tuple(value for value, _code in correction.codes):
            for at in values_like(self.distinct, value):
                self.reasons[at] = None

    def drop(self, at: list[int], reason: Reason) -> None:
        """Take the values with codes `at` out of the answers."""
        for place in at:
            self.reasons[place] = reason
        self._look()

    def texts(self) -> dict[str, int]:
        """Return the answers as plain texts with their counts."""
        found: Counter[str] = Counter()
        for at in self.at:
            found[self.distinct.texts[at]] += self.counts[at]
        return dict(found)

    def share(self, holds: set[int]) -> float:
        """Return the share of answers whose codes are in `holds`."""
        hits = sum(self.counts[at] for at in self.at if at in holds)
        return hits / self.total if self.total else 0.0
