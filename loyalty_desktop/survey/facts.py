"""What is known of a column when its role is guessed, and which loyalty question a heading asks."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.scale import Scale

LoyaltyKind: TypeAlias = Literal["nps", "nrs"]
_SAMPLE = 2000
_SUPPOSED = re.compile(r"\b(?:more|less) likely\b|\b(?:would|could|might) (?:knowing|seeing|having|getting|making)\b")
"""Would that make you more likely to buy: what people think of an offer, and nothing of their loyalty."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a column when its role is guessed."""

    words: str
    own_words: str
    distinct: Distinct
    scale: Scale
    total: int
    present: int
    different: int
    mean_length: float
    siblings: int
    beside: int = 1
    """How many columns side by side, this one among them, are answered on the same scale."""

    @classmethod
    def of(cls, heading: str, own: str, distinct: Distinct, scale: Scale, siblings: int, beside: int = 1) -> Facts:
        """Collect the facts of a column."""
        given = (distinct.counts > 0) & scale.valid
        different = int(np.count_nonzero(given))
        sample = np.flatnonzero(given)[:_SAMPLE].tolist()
        texts = {match_text(distinct.texts[place]) for place in sample}
        counts = distinct.counts[sample].tolist()
        letters = sum(len(distinct.texts[place]) * n for place, n in zip(sample, counts, strict=True))
        weight = sum(counts)
        return cls(
            heading_words(heading),
            heading_words(own),
            distinct,
            scale,
            int(distinct.counts.sum()),
            int(distinct.counts[given].sum()),
            max(len(texts), different if different > _SAMPLE else 0),
            letters / weight if weight else 0.0,
            siblings,
            beside,
        )

    def about(self, topic: str) -> bool:
        """Say whether the heading mentions `topic`."""
        return mentions(self.words, topic)

    def unique(self) -> bool:
        """Say whether nearly every answer is different."""
        return self.present >= 5 and self.different >= 0.9 * self.present


def loyalty_kind(words: str) -> LoyaltyKind | None:
    """Return which loyalty question a heading asks: to recommend (NPS) or to still be a customer (NRS)."""
    recommend, again = mentions(words, "recommend"), mentions(words, "continue") and not _SUPPOSED.search(words)
    if recommend and again:
        return "nrs" if re.search(r"nrs|年後|one year", words) else "nps"
    return "nps" if recommend else "nrs" if again else None


def asks_loyalty(words: str) -> bool:
    """Say whether a heading asks for loyalty and for nothing else (no reason, no class of the answer)."""
    return loyalty_kind(words) is not None and not mentions(words, "comment") and not mentions(words, "derived")


def codes_chosen(facts: Facts) -> set[int]:
    """Return the codes that somebody chose."""
    pairs = zip(facts.scale.codes.tolist(), facts.distinct.counts.tolist(), strict=True)
    return {int(code) for code, n in pairs if n and not math.isnan(code)}
