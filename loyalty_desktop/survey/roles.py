"""What a column is for: a role with a confidence and a reason, from its heading and its answers together.

INPUTS.md section 6: rules are tried in order, the first hit wins; words alone mislead (満足度理由 is a comment),
numbers alone too, so both must agree. From 0.85 a role is sure, below 0.6 the user is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from loyalty_desktop.survey.alike import share_a_word
from loyalty_desktop.survey.amount_roles import amounts, look_like_money, may_be_averages, one_or_two, weight
from loyalty_desktop.survey.comment_roles import DIFFER, TIMES_REPEATED, comment, is_choice, is_latin
from loyalty_desktop.survey.degree_forms import are_degrees, asks_for_degree, asks_for_wish
from loyalty_desktop.survey.degrees_abroad import speak_of_degrees
from loyalty_desktop.survey.facts import Facts, LoyaltyKind, asks_loyalty, loyalty_kind
from loyalty_desktop.survey.guess import LIKELY, SURE, Guess, because
from loyalty_desktop.survey.keywords import asks_for_words, mentions
from loyalty_desktop.survey.mixed_labels import asks_to_judge, has_a_middle, says_how_good, says_how_much
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.periods import say_how_often
from loyalty_desktop.survey.personal import are_people, is_own, is_person
from loyalty_desktop.survey.rating_roles import (
    asks_to_stay,
    calendar,
    counted,
    loyalty,
    names_whole,
    of_oneself,
    overall,
    rating,
    satisfied_or_not,
    weighed,
)
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.spans import is_span
from loyalty_desktop.survey.stepless import UNSURE, rated_without_steps, rates_without_steps, stepless_of
from loyalty_desktop.survey.ticks import NOT_TICKED
from loyalty_desktop.survey.told_answers import are_phrases
from loyalty_desktop.survey.tool_values import by_tool
from loyalty_desktop.survey.traces import traces
from loyalty_desktop.survey.vocabulary import keys

__all__ = ["LIKELY", "SURE", "Facts", "Guess", "LoyaltyKind", "asks_loyalty", "guess_role", "loyalty_kind"]

_SAMPLE = 2000
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SENTENCE, _FEW_SENTENCES = 30, 20
_NAMES_ID = re.compile(r"\w{1,24}[ _](?:id|no\.?|number|#)")
"""feedback_id numbers feedbacks, and is none."""
_NAMES_GROUP = re.compile(r"\b(?:class|shop|branch|team|group|region|area|department)[ _]?(?:id|no|code)\b")
"""Whoever shares the id of a class or a shop belongs to it."""
_FEWEST_NUMBERED, _FEWEST_IDS = 10, 5
_PAIR = 2
_LONGEST_NAME = 20
_CONSENTED = 0.9
_NO_IDS = ("spend", "quantity", "duration", "count", "frequency", "age", "segment")
_MANY_ALIKE = 20
_SMALL, _MOSTLY = 40, 0.4
"""Of few rows nearly each answers something else, whatever is asked."""
_CODED = re.compile(r"(?:[A-Z]{1,5}|[A-Z][a-z]+)[ _#-]?\d+|[A-Z]{2,5} ?[-→/>] ?[A-Z]{2,5}")
"""AF 7626, Troop 55, CDG → NTE."""
_MEASURED = re.compile(r"[^\d]{0,16}\d{1,4}(?:[.,]\d)?(?: ?[-–~] ?\d{1,4})? ?[^\d\s]{1,8}")
"""5 ปี, 10 anos, under 1 Jahr: a number with its unit."""
_NAMES_KIND = re.compile(
    r".+[ _](?:category|type|topic|theme|tag|channel|source|status)|.+(?:カテゴリー?|分類|種別|区分)"
)
_NAMED = re.compile(
    r"[¿¡ ]*(?:what is your|what's your|which is your|cuál es (?:tu|su)|qual é (?:o seu|a sua)|quel(?:le)? est votre) "
)
"""One thing with a name of several words, and no sentence, answers that."""
_LISTED = re.compile(r"which\b|welche|quel|cuál|qua(?:l|is)\b|どれ|どの|哪些")
"""Where one of several things is asked for, answers with commas are lists."""
_JUDGED = re.compile(r"how (?:was|were|did|would|satisfied|likely|easy|good|well)\b|.*(?:いかが|でしたか|どうでし)")
"""What asks for a judgement may name a branch or a course, and sorts nobody by it."""
_MOST_KINDS = 60
_SORTED = ("segment", "frequency", "count", "duration", "spend", "importance")
_LEAST_STEPS, _FEW_WISHES = 3, 7
_LONGEST_AMOUNT = 7
"""Numbers with more digits than this are hardly ever amounts."""


def _empty(facts: Facts) -> Guess | None:
    return Guess("unused", 0.95, because("empty")) if facts.scale.kind == "empty" else None


def _constant(facts: Facts) -> Guess | None:
    """Return no use for a column in which everybody has the same value: it tells nothing of anybody."""
    if facts.different != 1 or facts.present < _MANY_ALIKE or facts.present < facts.total:
        return None
    kind = facts.scale.kind
    plain = kind in {"number", "category", "money"} or (kind == "yes_no" and facts.siblings < 3)
    return Guess("unused", 0.55, because("constant")) if plain and not loyalty_kind(facts.words) else None


def _timestamp(facts: Facts) -> Guess | None:
    if facts.scale.kind != "date":
        return None
    if facts.about("age"):
        return Guess("personal", 0.9, because("personal"))
    if is_span(facts):
        return Guess("segment", 0.5, because("duration"))
    named = facts.about("timestamp")
    return Guess("timestamp", 0.95 if named else 0.7, because("dates"))


def _personal(facts: Facts) -> Guess | None:
    if "@" in "\n".join(facts.distinct.texts) and facts.present:
        pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
        if sum(n for text, n in pairs if "@" in text and _EMAIL.fullmatch(text)) >= 0.8 * facts.present:
            return Guess("personal", 0.95, because("emails"))
    rated = facts.scale.kind in RATINGS | {"yes_no", "multi", "bands", "date"}
    if not rated and is_person(facts):
        return Guess("personal", LIKELY, because("personal"))
    if not rated and are_people(facts):
        return Guess("personal", 0.5, because("people"))
    one = facts.words.endswith("name") and facts.different == 1 and facts.present >= _MANY_ALIKE  # of the survey
    if facts.about("personal") and not one and not rated and not facts.about("comment") and is_own(facts):
        return Guess("personal", 0.9, because("personal"))
    return None


def _derived(facts: Facts) -> Guess | None:
    pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
    texts = {match_text(text) for text, n in pairs if n and text} if facts.different <= 4 else set()
    if len(texts) <= 4 and len(texts & keys("marks", "classes")) >= 2:
        return Guess("derived", 0.95, because("classes"))
    if facts.about("derived") and facts.scale.kind in {"category", "text"}:
        return Guess("derived", 0.9, because("classes"))
    return None


def _id(facts: Facts) -> Guess | None:
    kind = facts.scale.kind
    asks = (facts.about("comment") and not _NAMES_ID.fullmatch(facts.words)) or facts.words.endswith("?")
    named = facts.about("id") or mentions(facts.own_words, "id")  # "No." below a group heading
    if named and not asks and kind in {"id", "number", "text", "category"} and facts.mean_length <= 40:
        # A customer may answer twice (I51); the same few values over and over are no ids.
        if _NAMES_GROUP.search(facts.words) and facts.different <= _MOSTLY * facts.present:
            return Guess("segment", 0.6, because("segment"))
        many = facts.different >= _FEWEST_IDS or facts.different == facts.present > 1
        if facts.unique() or (many and facts.different > 0.05 * facts.present):
            return Guess("id", 0.9, because("id"))
        return None
    if kind == "number" and _numbers_rows(facts) and not any(map(facts.about, _NO_IDS)):
        return Guess("id", 0.7, because("unique"))
    if kind == "id" and not asks_for_words(facts.words) and (_has_signs(facts) or not any(map(facts.about, _NO_IDS))):
        runs = _runs(facts)
        return None if not runs and look_like_money(facts) else Guess("id", 0.7 if runs else 0.5, because("unique"))
    return None


def _numbers_rows(facts: Facts) -> bool:
    """Say whether the rows are numbered one after the other, from 0 or 1; without a heading they need only rise."""
    if facts.different < _FEWEST_NUMBERED or facts.different < facts.present or facts.present < facts.total:
        return False
    numbers = [facts.distinct.numbers[at] for at in facts.distinct.present()]
    known = [number for number in numbers if number is not None and number == int(number)]
    if not facts.words and len(known) == len(numbers) and all(one < other for one, other in pairwise(known)):
        return True  # some rows were taken out
    return numbers in (list(range(len(numbers))), list(range(1, len(numbers) + 1)))


def _has_signs(facts: Facts) -> bool:
    """Say whether what differs from row to row are no numbers: J-00011, R_3xk9."""
    return all(facts.distinct.numbers[at] is None for at in facts.distinct.present()[:_SAMPLE])


def _runs(facts: Facts) -> bool:
    """Say whether ids look like ids: not only numbers, or numbers that rise or fall throughout or are equally long."""
    present = facts.distinct.present()
    numbers = [facts.distinct.numbers[at] for at in present]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return True
    rising = sum(one < other for one, other in pairwise(known))
    long = {len(facts.distinct.texts[at]) for at in present[:_SAMPLE]}
    return rising in {0, len(known) - 1} or (len(long) == 1 and max(long) > _LONGEST_AMOUNT)


def _consent(facts: Facts) -> Guess | None:
    """Return no use for the consent to be asked, which everybody who answers has given."""
    asked = facts.about("consent") and not facts.about("satisfaction")
    if not asked or facts.different > 2 or facts.scale.kind not in {"words", "yes_no", "category", "text"}:
        return None
    common = max(facts.distinct.counts[facts.distinct.present()].tolist(), default=0)
    return Guess("unused", 0.7, because("consent")) if common >= _CONSENTED * facts.present else None


def _organisation(facts: Facts) -> Guess | None:
    """Return what companies are: each its own respondent, or what sorts respondents where many share one."""
    if facts.scale.kind not in {"text", "category", "id"} or not facts.about("organisation") or facts.about("comment"):
        return None
    if facts.unique():
        return Guess("id", 0.6, because("unique"))
    few = facts.different <= 0.3 * facts.present
    return (
        Guess("segment", 0.6 if few else 0.5, because("segment")) if few or facts.mean_length <= _LONGEST_NAME else None
    )


def _system(facts: Facts) -> Guess | None:
    about = facts.about("system") or mentions(facts.own_words, "system")
    about = about or (facts.about("perhaps_system") and by_tool(facts))
    if about and facts.scale.kind not in {"zero_to_ten", "words", "numbered"}:
        # How long the answer took, or a stay: nothing but the heading tells.
        return Guess("unused", 0.55 if facts.words == "duration" else 0.8, because("system"))
    return None


def _typed(facts: Facts) -> Guess | None:
    """Return what people are sorted by where it is typed by hand: a city, a store or a job; the kind of a comment."""
    if _NAMES_KIND.fullmatch(facts.words) and facts.scale.kind in {"text", "category"}:
        short = facts.mean_length <= _LONGEST_NAME and facts.different <= _MOSTLY * facts.present
        return Guess("segment", 0.6, because("segment")) if short else None
    if facts.scale.kind != "text" or not facts.about("segment") or facts.about("comment"):
        return None
    if _NAMED.match(facts.words) and facts.mean_length <= 2 * _LONGEST_NAME:
        return Guess("segment", 0.5, because("segment"))
    if facts.mean_length <= _LONGEST_NAME and facts.different <= 0.4 * facts.present:
        return Guess("segment", 0.6, because("segment"))  # a few words that many share
    short = facts.mean_length <= (_LONGEST_NAME if is_latin(facts) else _LONGEST_NAME / 2)
    return Guess("segment", 0.5, because("segment")) if short else None


def _coded(facts: Facts) -> Guess | None:
    """Return what nearly all give a code for, of letters and a number or two short codes: flights, routes, groups."""
    if facts.scale.kind != "text" or facts.about("comment") or facts.different == facts.present:
        return None
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()[:_SAMPLE]]
    codes = sum(1 for text in texts if _CODED.fullmatch(text.strip()) or _MEASURED.fullmatch(text.strip()))
    return Guess("segment", 0.45, because("segment")) if codes >= _CONSENTED * len(texts) > 0 else None


_JUDGED_BY = re.compile(r"(?:判定|フラグ|対象者|該当者)$|\bflag$")
"""What somebody worked out of the answers sorts people, and happened to nobody."""


def _yes_no(facts: Facts) -> Guess | None:
    if facts.scale.kind != "yes_no":
        return None
    ticked = NOT_TICKED in facts.distinct.values
    loyal = loyalty_kind(facts.own_words) is not None
    rated = None if loyal or ticked or facts.siblings >= _LEAST_STEPS else satisfied_or_not(facts)
    if loyal or rated is not None:
        # Recommended: yes, no, not sure. Loyalty it is not, and no experience either.
        return rated or Guess("segment", 0.5, because("yes_no"))
    if (ticked or facts.siblings >= 3) and match_text(facts.own_words) in keys("marks", "none_of_these"):
        return Guess("unused", 0.7, because("none_option"))
    if ticked:
        return Guess("experience", 0.8, because("tick_box"))
    sorts = facts.about("segment") and not facts.about("experience") and facts.siblings < _LEAST_STEPS
    if sorts or _JUDGED_BY.search(facts.own_words):
        return Guess("segment", 0.6, because("yes_no"))
    numbers = all(
        number is not None
        for number, reason, n in zip(
            facts.distinct.numbers, facts.scale.reasons, facts.distinct.counts.tolist(), strict=True
        )
        if reason is None and n  # the heading cell and answers of other rows are values without a row
    )
    confidence = 0.5 if facts.scale.unsure else 0.7 if numbers or _only_tells_apart(facts) else 0.85
    return Guess("experience", confidence, because("yes_no"))


def _only_tells_apart(facts: Facts) -> bool:
    """Say whether answers are something and its opposite (formal, not formal), below a heading that asks nothing."""
    texts = {match_text(facts.distinct.texts[at]) for at in facts.distinct.present()}
    said = keys("marks", "yes") | keys("marks", "no") | keys("marks", "ticks")
    asked = facts.about("experience") or facts.words.endswith(("?", "か"))
    return not asked and len(texts) == _PAIR and not texts & said


def _several(facts: Facts) -> Guess | None:
    if facts.scale.kind != "multi":
        return None
    # Comments that hold commas look like lists too.
    options = [option.text for option in facts.scale.options]
    listed = facts.about("experience") or facts.about("reason") or _LISTED.match(facts.words)
    if facts.about("comment") and not listed and are_phrases(options):
        return Guess("comment", 0.5, because("comment"))
    few = len(facts.scale.options) <= 40 and (facts.about("experience") or not facts.about("comment"))
    return Guess("experience", 0.6 if few else 0.5, because("several", options=len(facts.scale.options)))


def _wished_in_words(facts: Facts) -> bool:
    """Say whether a loyalty question was answered by a few words of which nobody knows yet what they count as."""
    if not 2 <= facts.different <= _FEW_WISHES or not asks_to_stay(facts) or facts.about("derived"):
        return False
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()]
    said = 2 * sum(map(says_how_much, texts)) >= len(texts) or share_a_word(texts)
    return said or are_degrees(texts) or asks_for_wish(facts.words, texts)


def _rated_in_words(facts: Facts) -> bool:
    """Say whether a heading asks to rate, and the answers do so in words of which nobody knows yet what they count."""
    if not _LEAST_STEPS <= facts.different <= _FEW_WISHES or facts.mean_length > _LONGEST_NAME:
        return False
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()]
    good = 2 * sum(map(says_how_good, texts)) >= len(texts) or has_a_middle(texts)
    judged = good and asks_to_judge(facts.words)
    if not judged and not any(map(facts.about, _SORTED)):
        judged = speak_of_degrees(texts) or asks_for_degree(facts.words, texts)
        judged = judged or (are_degrees(texts) and any(map(says_how_much, texts)))  # member, gold member: kinds
    return judged and not facts.about("comment")


def _segment(facts: Facts) -> Guess | None:
    # Sentences to choose from are long, and few.
    few = facts.different <= _FEW_SENTENCES and facts.different <= 0.05 * facts.present
    few = few or is_choice(facts, TIMES_REPEATED)
    if facts.scale.kind != "category" or (facts.mean_length >= _SENTENCE and not few):
        return None
    if _wished_in_words(facts):
        return Guess("loyalty", UNSURE, because("loyalty_unscaled"))
    if _rated_in_words(facts):
        if asks_to_stay(facts):
            return Guess("loyalty", UNSURE, because("loyalty_unscaled"))
        role: Role = "overall_satisfaction" if names_whole(facts.words, facts.own_words) else "driver"
        return Guess(role, UNSURE, because("rating_unscaled"))
    if facts.about("segment"):
        sure = facts.different <= _MOST_KINDS and not _JUDGED.match(facts.words) and not facts.about("satisfaction")
        return Guess("segment", 0.85 if sure else 0.6, because("segment"))
    return _how_often(facts) or _kinds(facts)


def _how_often(facts: Facts) -> Guess | None:
    named = facts.about("frequency")
    if named or say_how_often(facts.distinct):
        return Guess("frequency", 0.7 if named else LIKELY, because("frequency"))
    return None


def _kinds(facts: Facts) -> Guess | None:
    """Return a segment for a few texts that come again."""
    if 2 <= facts.different <= max(2, min(100, int(0.4 * facts.present))):
        texts = {facts.distinct.texts[at] for at in facts.distinct.present()}
        ask = loyalty_kind(facts.words) is not None or facts.about("comment") or share_a_word(texts)
        return Guess("segment", 0.5 if ask else 0.65, because("segment"))
    small = facts.present < _SMALL and facts.mean_length <= _LONGEST_NAME
    if small and 2 <= facts.different <= DIFFER * facts.present:
        return Guess("segment", 0.45, because("segment"))
    return None


def _rest(facts: Facts) -> Guess:
    """Return what is left where no rule applies: whatever people differ in tells them apart, and it is asked."""
    if facts.scale.kind == "text":
        return Guess("comment", 0.5, because("texts"))
    differ = facts.different > 1 or facts.present < _FEWEST_NUMBERED
    if facts.scale.kind == "category" and differ:
        own = facts.mean_length >= _SENTENCE and facts.different >= DIFFER * facts.present
        return Guess("comment", 0.4, because("texts")) if own else Guess("segment", 0.4, because("segment"))
    if facts.scale.kind == "number" and differ:
        rated = may_be_averages(facts) and stepless_of(facts.words, facts.distinct, asked=True) is not None
        role: Role = rated_without_steps(facts.words) if rated else "segment"
        return Guess(role, UNSURE, because("stepless" if rated else "unknown"))
    return Guess("unused", 0.4, because("unknown"))


_RULES: tuple[Callable[[Facts], Guess | None], ...] = (
    _empty,
    _timestamp,
    _personal,
    _derived,
    weight,
    _system,
    traces,
    _id,
    _consent,
    _constant,
    _organisation,
    _typed,
    _coded,
    comment,
    weighed,
    calendar,
    counted,
    loyalty,
    of_oneself,
    overall,
    rating,
    _yes_no,
    _several,
    one_or_two,
    rates_without_steps,
    amounts,
    _segment,
)


def guess_role(facts: Facts) -> Guess:
    """Return the role that heading and answers suggest; the first rule that applies decides."""
    return next((guess for rule in _RULES if (guess := rule(facts)) is not None), None) or _rest(facts)
