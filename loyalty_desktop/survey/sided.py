"""The scale of yes and no; with a middle between them, below a heading that asks for a judgement, it has three steps.

はい, どちらともいえない, いいえ say how good something is; who is asked what happened answers yes, no or not any more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from loyalty_desktop.survey.answers import Answers
from loyalty_desktop.survey.coding import Context, scale_from
from loyalty_desktop.survey.graded import GRADED
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.missing import sounds_unused
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.yes_no import says_not_asked, sides_of

_MIDDLE = 0.02
"""A middle that so many chose is one of the answers."""
_MOST_WORDS = 8
_HAPPENED = re.compile(
    r"(?:しまし|ありまし|いまし|きまし|えまし|受けまし|見まし|買いまし|使いまし)たか|ことが(?:ありますか|ある)|経験|有無"
    r"|\b(?:have|has) (?:you|your|the|it|we)\b|\bdid you (?!feel|find|think|understand|enjoy|like|get enough)\w+"
    r"|resolv|solved|解決|\bdo you (?:use|have|own|know)\b"
)
"""What asks so asks what happened, or for a fact."""
_JUDGED = re.compile(
    r"\bdid you (?:feel|find|think|understand|enjoy|like|get enough)\b"
    r"|\b(?:were|are|was|is|do|did|does) (?:you|the|your|our|it|they|staff)\b"
    r".{0,60}\b(?:satisf|happy|treated|listened|clear|easy|helpful|friendly|clean|comfortable|respect|enough|safe|understand"
    r"|confident|polite|courteous|useful|good|well|kind|trust|dignity|involved|comfortabl|tidy|accessible)"
    r"|満足|適切|十分|丁寧|親切|(?:わか|分か)りやす|信頼|安心|行き届|守られ|尊重|くつろ|快適|よい(?:です)?か|良い(?:です)?か"
    r"|やすい|楽しい|役(?:に|立)|気(?:に|を)かけ|きれい|清潔|感じ(?:ますか|ましたか|ていますか|る)"
)


def yes_no(answers: Answers, context: Context) -> Scale | None:
    """Return the scale of a question that is answered by yes and no; with a middle perhaps that of a rating."""
    if context.sibling_written and context.correction.role != "comment":
        written = {at: float(answers.distinct.numbers[at] != 0) for at in answers.at}
        return scale_from(answers, "yes_no", written, low=0, high=1)
    found = sides_of(answers, loyal=context.loyal, sibling_marks=context.sibling_marks)
    if found is None:
        return None
    rated = context.sibling_middle or judges(context.words)
    if rated and not context.loyal and (middle := middle_of(answers, found)):
        return _three_steps(answers, found, middle, context)
    codes = {at: float(side) for at, side in found.items()}
    one_sided = len(set(codes.values())) == 1 and not context.sibling_marks
    unsure = one_sided or answers.share(set(codes)) < 0.9
    scale = scale_from(answers, "yes_no", codes, low=0, high=1, stray="dont_know", unsure=unsure)
    texts = zip(answers.distinct.texts, scale.reasons, strict=True)
    reasons = tuple("not_used" if why == "dont_know" and says_not_asked(text) else why for text, why in texts)
    return replace(scale, reasons=reasons)


def middle_of(answers: Answers, sides: dict[int, bool]) -> set[int]:
    """Return the answers between yes and no, where enough gave one, and all three are words."""
    if len(answers.at) > _MOST_WORDS or set(sides.values()) != {True, False}:
        return set()
    if any(answers.distinct.numbers[at] is not None for at in sides):
        return set()
    found = {at for at in answers.at if at not in sides and match_text(answers.distinct.texts[at]) in middles()}
    return found if answers.share(found) >= _MIDDLE else set()


@lru_cache(maxsize=1)
def middles() -> frozenset[str]:
    """Return the words that stand between yes and no as a step does: perhaps is none."""
    return keys("marks", "between")


@lru_cache(maxsize=4096)
def judges(words: str) -> bool:
    """Say whether a heading (plain, lower case) asks for a judgement, and not for what happened."""
    judged = _JUDGED.search(words) is not None or mentions(words, "touchpoint")
    return judged and asks_no_fact(words) and not mentions(words, "consent")


@lru_cache(maxsize=4096)
def asks_no_fact(words: str) -> bool:
    """Say whether a heading asks neither what happened nor who somebody is."""
    return _HAPPENED.search(words) is None and not sorts_people(words)


def _three_steps(answers: Answers, sides: dict[int, bool], middle: set[int], context: Context) -> Scale:
    codes = {at: 3.0 if side else 1.0 for at, side in sides.items()} | dict.fromkeys(middle, 2.0)
    reverse = bool(context.correction.reversed)
    scale = scale_from(answers, "words", codes, low=1, high=3, family=GRADED, unsure=True, reverse=reverse)
    texts = zip(answers.distinct.texts, scale.reasons, strict=True)
    reasons = tuple("not_used" if why == "out_of_range" and sounds_unused(text) else why for text, why in texts)
    return replace(scale, reasons=reasons)
