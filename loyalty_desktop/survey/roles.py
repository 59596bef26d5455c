"""What a column is for: a role with a confidence and a reason, from its heading and its answers together.

INPUTS.md section 6: rules are tried in order, the first hit wins; words alone mislead (満足度理由 is a comment),
numbers alone too, so both must agree. From 0.85 a role is sure, below 0.6 the user is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.scale import RATINGS, Scale

SURE, LIKELY = 0.85, 0.6
LoyaltyKind: TypeAlias = Literal["nps", "nrs"]
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLASSES = frozenset(
    match_text(word)
    for word in "promoter passive detractor promoters passives detractors 推奨者 中立者 批判者 リピーター 中立 離反リスク".split()
)
_RATING_FAMILIES = frozenset({"satisfaction", "quality", "liking", "ease", "unipolar", "agreement"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggested role, how sure it is (0..1) and why."""

    role: Role
    confidence: float
    why: Message


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
        valid = scale.valid
        at = [place for place, n in enumerate(distinct.counts) if n and valid[place]]
        present = sum(int(distinct.counts[place]) for place in at)
        texts = {match_text(distinct.texts[place]) for place in at[:5000]}
        sample = at[:2000]
        letters = sum(len(distinct.texts[place]) * int(distinct.counts[place]) for place in sample)
        weight = sum(int(distinct.counts[place]) for place in sample)
        return cls(
            heading_words(heading),
            heading_words(own),
            distinct,
            scale,
            int(distinct.counts.sum()),
            present,
            max(len(texts), len(at) if len(at) > 5000 else 0),
            letters / weight if weight else 0.0,
            siblings,
        )

    def about(self, topic: str) -> bool:
        """Say whether the heading mentions `topic`."""
        return mentions(self.words, topic)

    def unique(self) -> bool:
        """Say whether nearly every answer is different."""
        return self.present >= 5 and self.different >= 0.9 * self.present


def _because(id_: str, **args: str | int) -> Message:
    return message(f"why_{id_}", **args)


def _empty(facts: Facts) -> Guess | None:
    return Guess("unused", 0.95, _because("empty")) if facts.scale.kind == "empty" else None


def _timestamp(facts: Facts) -> Guess | None:
    if facts.scale.kind != "date":
        return None
    named = facts.about("timestamp")
    return Guess("timestamp", 0.95 if named else 0.7, _because("dates"))


def _personal(facts: Facts) -> Guess | None:
    emails = sum(
        int(n)
        for text, n in zip(facts.distinct.texts, facts.distinct.counts, strict=True)
        if "@" in text and _EMAIL.fullmatch(text)
    )
    if facts.present and emails >= 0.8 * facts.present:
        return Guess("personal", 0.95, _because("emails"))
    rated = facts.scale.kind in RATINGS | {"yes_no", "multi", "bands", "date"}
    if facts.about("personal") and not rated and not facts.about("comment") and facts.different > 2:
        return Guess("personal", 0.9, _because("personal"))
    return None


def _derived(facts: Facts) -> Guess | None:
    texts = {
        match_text(text)
        for text, n in zip(facts.distinct.texts, facts.distinct.counts, strict=True)
        if n and text
    }
    if texts and len(texts) <= 4 and len(texts & _CLASSES) >= 2:
        return Guess("derived", 0.95, _because("classes"))
    if facts.about("derived") and facts.scale.kind in {"category", "text"}:
        return Guess("derived", 0.9, _because("classes"))
    return None


def _weight(facts: Facts) -> Guess | None:
    numbers = [
        n
        for n, count in zip(facts.distinct.numbers, facts.distinct.counts, strict=True)
        if n is not None and count
    ]
    amounts = facts.scale.kind in {"number", "money", "points", "id"}
    if not (facts.about("weight") and amounts and numbers and min(numbers) >= 0):
        return None
    fractions = any(number != int(number) for number in numbers)
    return Guess("weight", 0.9 if fractions else 0.5, _because("weights"))


def _id(facts: Facts) -> Guess | None:
    named = facts.about("id")
    if named and facts.scale.kind in {"id", "number", "text", "category"} and facts.mean_length <= 40:
        if facts.unique() or facts.different > 0.05 * facts.present:
            return Guess("id", 0.9, _because("id"))
        return None
    if facts.scale.kind == "id":
        return Guess("id", 0.7, _because("unique"))
    return None


def _system(facts: Facts) -> Guess | None:
    if facts.about("system") and not facts.scale.kind.startswith("zero"):
        return Guess("unused", 0.8, _because("system"))
    return None


def _comment(facts: Facts) -> Guess | None:
    wordy = facts.scale.kind in {"text", "category", "multi"}
    if not wordy:
        return None
    many = facts.different > 0.3 * facts.present and facts.different > 5
    if facts.about("comment") and (facts.scale.kind == "text" or facts.mean_length > 12 or many):
        return Guess("comment", 0.9, _because("comment"))
    if facts.scale.kind == "text" and (facts.mean_length > 12 or many):
        return Guess("comment", 0.85 if facts.mean_length > 12 else 0.6, _because("long_texts"))
    return None


def loyalty_kind(words: str) -> LoyaltyKind | None:
    """Return which loyalty question a heading asks: to recommend (NPS) or to still be a customer (NRS)."""
    recommend, again = mentions(words, "recommend"), mentions(words, "continue")
    if recommend and again:
        return "nrs" if re.search(r"nrs|年後|one year", words) else "nps"
    return "nps" if recommend else "nrs" if again else None


def asks_loyalty(words: str) -> bool:
    """Say whether a heading asks for loyalty and for nothing else (no reason, no class of the answer)."""
    return (
        loyalty_kind(words) is not None and not mentions(words, "comment") and not mentions(words, "derived")
    )


def _loyalty(facts: Facts) -> Guess | None:
    if facts.scale.kind != "zero_to_ten":
        return None
    codes = {
        int(code)
        for code, n in zip(facts.scale.codes, facts.distinct.counts, strict=True)
        if n and code == code
    }  # noqa: PLR0124
    kind = loyalty_kind(facts.words)
    if kind and not facts.about("comment"):
        full = 0 in codes or 10 in codes
        confidence = (0.95 if kind == "nps" else 0.9) if full else 0.8
        return Guess("loyalty", confidence, _because("loyalty_words", measure=kind.upper()))
    if (
        any(facts.about(topic) for topic in ("satisfaction", "segment", "age", "frequency"))
        or facts.siblings >= 3
    ):
        return None
    return Guess("loyalty", 0.4, _because("zero_to_ten")) if len(codes) >= 9 else None


def _rating(facts: Facts) -> Guess | None:
    if facts.scale.kind not in RATINGS or (facts.scale.points or 0) < 3:
        return None
    satisfied = facts.about("satisfaction") or facts.scale.family in {"satisfaction", "quality"}
    if facts.about("overall") and satisfied:
        return Guess("overall_satisfaction", 0.9, _because("overall"))
    if loyalty_kind(facts.own_words) and facts.scale.kind != "words":
        return Guess("loyalty", 0.5, _because("loyalty_short", points=facts.scale.points or 0))
    if facts.scale.kind in {"words", "numbered"} and facts.scale.family in _RATING_FAMILIES:
        if facts.scale.family == "agreement" and not facts.about("satisfaction"):
            return Guess("driver", 0.6, _because("agreement"))
        return Guess("driver", 0.9, _because("rating_words", points=facts.scale.points or 0))
    if facts.scale.kind == "words":
        return Guess("segment", 0.5, _because("other_words"))
    if facts.about("satisfaction") and not facts.about("frequency"):
        unsure = facts.scale.unsure and facts.siblings < 3
        return Guess(
            "driver", 0.6 if unsure else 0.9, _because("rating_words", points=facts.scale.points or 0)
        )
    return _bare_numbers(facts)


def _bare_numbers(facts: Facts) -> Guess:
    points = facts.scale.points or 0
    codes = points <= 4 and facts.siblings < 3
    if codes or facts.about("segment") or facts.about("frequency") or facts.about("age"):
        return Guess("segment", 0.5, _because("codes"))
    confidence = 0.6 if points in {5, 7} and not facts.scale.unsure else 0.55 if facts.siblings >= 3 else 0.4
    return Guess(
        "driver", confidence, _because("rating_numbers", low=facts.scale.low or 0, high=facts.scale.high or 0)
    )


def _yes_no(facts: Facts) -> Guess | None:
    if facts.scale.kind != "yes_no":
        return None
    numbers = all(
        number is not None
        for number, reason in zip(facts.distinct.numbers, facts.scale.reasons, strict=True)
        if reason is None
    )
    if facts.about("segment") and not facts.about("experience"):
        return Guess("segment", 0.6, _because("yes_no"))
    return Guess("experience", 0.7 if numbers else 0.85, _because("yes_no"))


def _several(facts: Facts) -> Guess | None:
    if facts.scale.kind != "multi":
        return None
    few = len(facts.scale.options) <= 40
    return Guess("experience", 0.6 if few else 0.5, _because("several", options=len(facts.scale.options)))


def _amounts(facts: Facts) -> Guess | None:
    kind = facts.scale.kind
    if kind not in {"money", "number", "bands", "id"}:
        return None
    if facts.about("spend") and not mentions(facts.words, "segment"):
        return Guess("spend", 0.85 if kind != "bands" else 0.7, _because("spend"))
    if facts.about("frequency"):
        return Guess("frequency", 0.7, _because("frequency"))
    if kind == "money":
        return Guess("spend", LIKELY, _because("money"))
    if kind == "bands":
        return Guess("segment", 0.8, _because("bands"))
    if facts.about("age") or facts.about("segment"):
        return Guess("segment", 0.6, _because("segment"))
    return None


def _segment(facts: Facts) -> Guess | None:
    if facts.scale.kind == "category" and facts.about("frequency") and not facts.about("segment"):
        return Guess("frequency", 0.7, _because("frequency"))
    if facts.scale.kind == "category" and facts.about("segment") and facts.mean_length < 30:
        return Guess("segment", 0.85 if facts.different <= 60 else 0.6, _because("segment"))
    few = 2 <= facts.different <= max(2, min(100, int(0.4 * facts.present)))
    if facts.scale.kind == "category" and few and facts.mean_length < 30:
        return Guess("segment", 0.5 if loyalty_kind(facts.words) else 0.65, _because("segment"))
    return None


def _rest(facts: Facts) -> Guess:
    if facts.scale.kind == "text":
        return Guess("comment", 0.5, _because("texts"))
    return Guess("unused", 0.4, _because("unknown"))


_RULES: tuple[Callable[[Facts], Guess | None], ...] = (
    _empty,
    _timestamp,
    _personal,
    _derived,
    _weight,
    _id,
    _system,
    _comment,
    _loyalty,
    _rating,
    _yes_no,
    _several,
    _amounts,
    _segment,
)


def guess_role(facts: Facts) -> Guess:
    """Return the role that heading and answers suggest; the first rule that applies decides."""
    return next((guess for rule in _RULES if (guess := rule(facts)) is not None), None) or _rest(facts)
