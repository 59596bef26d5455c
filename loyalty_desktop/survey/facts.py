"""What is known of a column when its role is guessed, and which loyalty question a heading asks."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.scale import Scale

LoyaltyKind: TypeAlias = Literal["nps", "nrs"]
_SAMPLE = 2000


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

    @classmethod
    def of(cls, heading: str, own: str, distinct: Distinct, scale: Scale, siblings: int) -> Facts:
        """Collect the facts of a column."""
        counts = distinct.counts.tolist()
        at = [place for place, n in enumerate(counts) if n and scale.reasons[place] is None]
        texts = {match_text(distinct.texts[place]) for place in at[:_SAMPLE]}
        sample = at[:_SAMPLE]
        letters = sum(len(distinct.texts[place]) * counts[place] for place in sample)
        weight = sum(counts[place] for place in sample)
        return cls(
            heading_words(heading),
            heading_words(own),
            distinct,
            scale,
            sum(counts),
            sum(counts[place] for place in at),
            max(len(texts), len(at) if len(at) > _SAMPLE else 0),
            letters / weight if weight else 0.0,
            siblings,
        )

    def about(self, topic: str) -> bool:
        """Say whether the heading mentions `topic`."""
        return mentions(self.words, topic)

    def unique(self) -> bool:
        """Say whether nearly every answer is different."""
        return self.present >= 5 and self.different >= 0.9 * self.present


def loyalty_kind(words: str) -> LoyaltyKind | None:
    """Return which loyalty question a heading asks: to recommend (NPS) or to still be a customer (NRS)."""
    recommend, again = mentions(words, "recommend"), mentions(words, "continue")
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
