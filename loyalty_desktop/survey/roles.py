"""What a column is for: a role with a confidence and a reason, from its heading and its answers together.

INPUTS.md section 6: rules are tried in order, the first hit wins; words alone mislead (満足度理由 is a comment),
numbers alone too, so both must agree. From 0.85 a role is sure, below 0.6 the user is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.facts import Facts, LoyaltyKind, asks_loyalty, codes_chosen, loyalty_kind
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.missing import says_nothing
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.numbers import is_one_or_two
from loyalty_desktop.survey.personal import is_own
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.ticks import NOT_TICKED
from loyalty_desktop.survey.tool_values import by_tool
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.worded import GRADES

__all__ = ["LIKELY", "SURE", "Facts", "Guess", "LoyaltyKind", "asks_loyalty", "guess_role", "loyalty_kind"]

SURE, LIKELY = 0.85, 0.6
_SAMPLE = 2000
_SATISFIED = re.compile(r"satisf|満足|評価")
_RATED = re.compile(r"satisf|\brating|満足|評価")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_RANK = re.compile(r"順位|何位|\b(?:price |importance )?rank(?:ed|ing)?\b", re.IGNORECASE)
_THINGS = re.compile(
    r"(?:(?:number|no\.?|#) ?(?:of )?)?(?:(?:bed|bath) ?rooms?|floors?|stor(?:e?ys?|ies)|children|kids|pets|cars"
    r"|vehicles|household (?:size|members)|family (?:size|members)|floor (?:no\.?|number|level)"
    r"|people in (?:the )?household)"
    r"|(?:居住|所在|入居)?階数?|.{0,6}(?:部屋|室|台|子供の|子どもの|人|個|本|枚|冊)数|間取り",
    re.IGNORECASE,
)
"""Headings that name nothing but things one can count."""
_RATING_FAMILIES = frozenset({"satisfaction", "quality", "liking", "ease", "unipolar"})
_ASKED_FAMILIES = frozenset({"agreement", "likelihood"})
_SENTENCE, _FEW_SENTENCES = 30, 20
_BODY_WEIGHT = 5.0
"""Weights of respondents average about 1; numbers far above may be kilograms or expansion factors."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggested role, how sure it is (0..1) and why."""

    role: Role
    confidence: float
    why: Message


def _because(id_: str, **args: str | int) -> Message:
    return message(f"why_{id_}", **args)


def _empty(facts: Facts) -> Guess | None:
    return Guess("unused", 0.95, _because("empty")) if facts.scale.kind == "empty" else None


def _timestamp(facts: Facts) -> Guess | None:
    if facts.scale.kind != "date":
        return None
    if facts.about("age"):
        return Guess("personal", 0.9, _because("personal"))
    named = facts.about("timestamp")
    return Guess("timestamp", 0.95 if named else 0.7, _because("dates"))


def _personal(facts: Facts) -> Guess | None:
    if "@" in "\n".join(facts.distinct.texts) and facts.present:
        pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
        if sum(n for text, n in pairs if "@" in text and _EMAIL.fullmatch(text)) >= 0.8 * facts.present:
            return Guess("personal", 0.95, _because("emails"))
    rated = facts.scale.kind in RATINGS | {"yes_no", "multi", "bands", "date"}
    if facts.about("personal") and not rated and not facts.about("comment") and is_own(facts):
        return Guess("personal", 0.9, _because("personal"))
    return None


def _derived(facts: Facts) -> Guess | None:
    pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
    texts = {match_text(text) for text, n in pairs if n and text} if facts.different <= 4 else set()
    if len(texts) <= 4 and len(texts & keys("marks", "classes")) >= 2:
        return Guess("derived", 0.95, _because("classes"))
    if facts.about("derived") and facts.scale.kind in {"category", "text"}:
        return Guess("derived", 0.9, _because("classes"))
    return None


def _weight(facts: Facts) -> Guess | None:
    if not facts.about("weight") or facts.scale.kind not in {"number", "money", "points", "id"}:
        return None
    pairs = [
        (number, n)
        for number, n in zip(facts.distinct.numbers, facts.distinct.counts.tolist(), strict=True)
        if number is not None and n
    ]
    total = sum(n for _number, n in pairs)
    if not total or min(number for number, _n in pairs) < 0:
        return None
    fractions = any(number != int(number) for number, _n in pairs)
    mean = sum(number * n for number, n in pairs) / total
    sure = fractions and mean < _BODY_WEIGHT
    return Guess("weight", 0.9 if sure else 0.5, _because("weights"))


def _id(facts: Facts) -> Guess | None:
    kind = facts.scale.kind
    asks = facts.about("comment") or facts.words.endswith("?")
    if facts.about("id") and not asks and kind in {"id", "number", "text", "category"} and facts.mean_length <= 40:
        # A customer may answer twice (I51); the same few values over and over are no ids.
        if facts.unique() or facts.different > 0.05 * facts.present:
            return Guess("id", 0.9, _because("id"))
        return None
    if kind == "id" and not any(map(facts.about, ("spend", "quantity", "duration", "count", "frequency", "age"))):
        return Guess("id", 0.7, _because("unique"))
    return None


def _system(facts: Facts) -> Guess | None:
    about = facts.about("system") or mentions(facts.own_words, "system")
    about = about or (facts.about("perhaps_system") and by_tool(facts))
    if about and facts.scale.kind not in {"zero_to_ten", "words", "numbered"}:
        return Guess("unused", 0.8, _because("system"))
    return None


def _comment(facts: Facts) -> Guess | None:
    if facts.scale.kind not in {"text", "category"}:
        return None
    many = facts.different > 0.3 * facts.present and facts.different > 5
    text = facts.scale.kind == "text"
    if facts.about("comment") and (text or facts.mean_length > 12 or many or _is_open(facts)):
        return Guess("comment", 0.9, _because("comment"))
    if text and facts.about("segment") and facts.mean_length <= 20 and facts.different <= 0.4 * facts.present:
        # A city, a store or a job typed by hand: a few words that many share.
        return Guess("segment", 0.6, _because("segment"))
    if text and (facts.mean_length > 12 or many):
        return Guess("comment", 0.85 if _is_prose(facts) else 0.6, _because("long_texts"))
    return None


def _is_open(facts: Facts) -> bool:
    """Say whether a few short answers are free all the same: a single one, or one that says nothing (I54)."""
    pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
    return facts.different == 1 or any(n and text and says_nothing(text) for text, n in pairs)


def _is_prose(facts: Facts) -> bool:
    """Say whether texts are too long for names: Latin letters say less in as many characters."""
    texts = facts.distinct.texts[:_SAMPLE]
    latin = sum(1 for text in texts if text.isascii())
    return facts.mean_length > (20 if latin * 2 > len(texts) else 12)


def _weighed(facts: Facts) -> Guess | None:
    """Return a segment for what people find important or expected: it stands beside satisfaction, and is none."""
    if facts.scale.kind not in RATINGS or _asks_to_stay(facts):
        return None
    own = mentions(facts.own_words, "importance")
    if not own and not facts.about("importance"):
        return None
    # Where the heading of the group names both, the column's own part decides.
    rest = facts.own_words if own else facts.words
    return None if _SATISFIED.search(rest) else Guess("segment", 0.5, _because("importance"))


def _calendar(facts: Facts) -> Guess | None:
    """Return a segment for codes of weekdays, months and quarters, which look like ratings."""
    bare = facts.scale.kind in RATINGS and not facts.scale.family
    if not bare or not facts.about("calendar") or facts.about("satisfaction") or loyalty_kind(facts.words):
        return None
    return Guess("segment", 0.5, _because("calendar"))


def _counted(facts: Facts) -> Guess | None:
    """Return a segment for places in a ranking, and for rooms, floors and children: they look like ratings."""
    if facts.scale.kind not in RATINGS or facts.scale.family or loyalty_kind(facts.words):
        return None
    own = facts.own_words
    ranked = _RANK.search(own) and not _RATED.search(own)
    things = facts.siblings < 3 and _THINGS.fullmatch(own) and not facts.about("satisfaction")
    return Guess("segment", 0.5, _because("codes")) if ranked or things else None


def _loyalty(facts: Facts) -> Guess | None:
    if facts.scale.kind != "zero_to_ten":
        return None
    codes = codes_chosen(facts)
    kind = loyalty_kind(facts.words)
    if kind and not facts.about("comment"):
        full = 0 in codes or 10 in codes
        confidence = (0.95 if kind == "nps" else 0.9) if full else 0.8
        return Guess("loyalty", confidence, _because("loyalty_words", measure=kind.upper()))
    if facts.siblings >= 3 or any(map(facts.about, ("satisfaction", "segment", "age", "frequency", "count"))):
        return None
    return Guess("loyalty", 0.4, _because("zero_to_ten")) if len(codes) >= 9 else None


def _rating(facts: Facts) -> Guess | None:
    scale = facts.scale
    points = scale.points or 0
    if scale.kind not in RATINGS or points < 2:
        return None
    satisfied = facts.about("satisfaction") or scale.family in {"satisfaction", "quality"}
    whole = facts.about("overall") and satisfied
    if points >= 3 and (whole or (facts.siblings >= 3 and match_text(facts.own_words) in keys("marks", "whole"))):
        return Guess("overall_satisfaction", 0.9, _because("overall"))
    if _asks_to_stay(facts) and scale.family not in {"satisfaction", "quality", "frequency", "importance"}:
        return Guess("loyalty", 0.5, _because("loyalty_short", points=points))
    if scale.family:
        return _words(facts)
    if facts.about("satisfaction") and not facts.about("frequency"):
        unsure = scale.unsure and facts.siblings < 3
        confidence = 0.6 if unsure else 0.7 if scale.kind == "zero_to_ten" else 0.9
        return Guess("driver", confidence, _because("rating_words", points=points))
    return _bare_numbers(facts)


def _asks_to_stay(facts: Facts) -> bool:
    """Say whether the column itself, not only its group, asks for loyalty."""
    return loyalty_kind(facts.own_words) is not None and not facts.about("comment")


def _words(facts: Facts) -> Guess:
    """Return the role of a scale in words: satisfaction moves loyalty, agreement may, importance does not."""
    family, points = facts.scale.family, facts.scale.points or 0
    if family in _RATING_FAMILIES:
        ask = facts.scale.unsure and facts.siblings < 3 and points < 3
        return Guess("driver", 0.6 if ask else 0.9, _because("rating_words", points=points))
    if family in _ASKED_FAMILIES:
        rated = bool(_RATED.search(facts.words)) and not facts.about("agreement")
        return Guess("driver", 0.7 if rated else 0.55, _because("agreement"))
    if family == GRADES:
        return Guess("driver", 0.55, _because("grades"))
    if family == "frequency":
        return Guess("frequency", 0.55, _because("other_words"))
    return Guess("segment", 0.5, _because("other_words"))


def _bare_numbers(facts: Facts) -> Guess:
    scale, points = facts.scale, facts.scale.points or 0
    if facts.about("frequency") or facts.about("count"):
        return Guess("frequency", 0.55, _because("frequency"))
    # Alone, without a word of rating, a scale of a length that is seldom used is a list of codes.
    few = facts.siblings < 3 and (points <= 4 or scale.low == 0 or points == 6) and scale.kind == "points"
    if few or (facts.siblings < 3 and (facts.about("segment") or facts.about("age"))):
        return Guess("segment", 0.5, _because("codes"))
    if scale.kind == "zero_to_ten" and facts.siblings >= 3:
        return Guess("driver", 0.7, _because("rating_numbers", low=0, high=10))
    confidence = 0.6 if points in {5, 7} and not scale.unsure else 0.55 if facts.siblings >= 3 else 0.4
    return Guess("driver", confidence, _because("rating_numbers", low=scale.low or 0, high=scale.high or 0))


def _yes_no(facts: Facts) -> Guess | None:
    if facts.scale.kind != "yes_no":
        return None
    if loyalty_kind(facts.own_words) is not None:
        # Recommended: yes, no, not sure. Loyalty it is not, and no experience either.
        return Guess("segment", 0.5, _because("yes_no"))
    if NOT_TICKED in facts.distinct.values:
        if match_text(facts.own_words) in keys("marks", "none_of_these"):
            return Guess("unused", 0.7, _because("none_option"))
        return Guess("experience", 0.8, _because("tick_box"))
    if facts.about("segment") and not facts.about("experience") and facts.siblings < 3:
        return Guess("segment", 0.6, _because("yes_no"))
    numbers = all(
        number is not None
        for number, reason, n in zip(
            facts.distinct.numbers, facts.scale.reasons, facts.distinct.counts.tolist(), strict=True
        )
        if reason is None and n  # the heading cell and answers of other rows are values without a row
    )
    confidence = 0.5 if facts.scale.unsure else 0.7 if numbers else 0.85
    return Guess("experience", confidence, _because("yes_no"))


def _several(facts: Facts) -> Guess | None:
    if facts.scale.kind != "multi":
        return None
    # Comments that hold commas look like lists too.
    few = len(facts.scale.options) <= 40 and (facts.about("experience") or not facts.about("comment"))
    return Guess("experience", 0.6 if few else 0.5, _because("several", options=len(facts.scale.options)))


def _one_or_two(facts: Facts) -> Guess | None:
    """Return an experience for yes and no in the codes 1 and 2, which has to be asked; SEX is coded so too (I43)."""
    if facts.scale.kind != "number" or facts.about("segment") or facts.about("count"):
        return None
    counts: Counter[int] = Counter()
    for number, n in zip(facts.distinct.numbers, facts.distinct.counts.tolist(), strict=True):
        if n and number is not None and number == int(number):
            counts[int(number)] += n
    happened = facts.siblings >= 3 or facts.about("experience") or mentions(facts.own_words, "experience")
    return Guess("experience", 0.5, _because("one_or_two")) if happened and is_one_or_two(counts) else None


def _amounts(facts: Facts) -> Guess | None:
    kind = facts.scale.kind
    if kind not in {"money", "number", "bands", "id"}:
        return None
    if facts.about("spend") and not facts.about("segment"):
        return Guess("spend", 0.85 if kind != "bands" else 0.7, _because("spend"))
    if facts.about("frequency") or facts.about("count"):
        return Guess("frequency", 0.7, _because("frequency"))
    if kind == "money":
        return Guess("spend", LIKELY, _because("money"))
    return Guess("segment", 0.8, _because("bands")) if kind == "bands" else _numbers(facts)


def _numbers(facts: Facts) -> Guess | None:
    if facts.about("age") or facts.about("segment"):
        return Guess("segment", 0.6, _because("segment"))
    if facts.about("duration") or facts.about("quantity"):
        return Guess("segment", 0.45, _because("duration"))
    if facts.about("code") and facts.different <= 0.05 * facts.present:
        return Guess("segment", 0.45, _because("codes"))
    codes = facts.different <= 20 and all(0 <= code < 100 for code in codes_chosen(facts))
    return Guess("segment", 0.45, _because("codes")) if codes else None


def _segment(facts: Facts) -> Guess | None:
    # Sentences to choose from are long, and few.
    few = facts.different <= _FEW_SENTENCES and facts.different <= 0.05 * facts.present
    if facts.scale.kind != "category" or (facts.mean_length >= _SENTENCE and not few):
        return None
    if facts.about("frequency") and not facts.about("segment"):
        return Guess("frequency", 0.7, _because("frequency"))
    if facts.about("segment"):
        return Guess("segment", 0.85 if facts.different <= 60 else 0.6, _because("segment"))
    if 2 <= facts.different <= max(2, min(100, int(0.4 * facts.present))):
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
    _system,
    _id,
    _comment,
    _weighed,
    _calendar,
    _counted,
    _loyalty,
    _rating,
    _yes_no,
    _several,
    _one_or_two,
    _amounts,
    _segment,
)


def guess_role(facts: Facts) -> Guess:
    """Return the role that heading and answers suggest; the first rule that applies decides."""
    return next((guess for rule in _RULES if (guess := rule(facts)) is not None), None) or _rest(facts)
