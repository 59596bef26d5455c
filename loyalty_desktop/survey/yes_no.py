"""Yes and no in their many marks: はい/いいえ, ○/×, 1/0, TRUE/FALSE, a tick or nothing (INPUTS.md I43)."""

from __future__ import annotations

import re

from loyalty_desktop.survey.answers import Answers
from loyalty_desktop.survey.graded import grades_of
from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.missing import no_answer_codes, sounds_unused
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.ticks import NOT_TICKED
from loyalty_desktop.survey.vocabulary import keys

_MOST_SPELLINGS = 6
_MOST_VALUES = 60
_LEADING = re.compile(
    r"(?:(?P<yes>はい|yes)|(?P<no>いいえ|no))"
    r"(?:\s*[、,。.:;!(—/]\s*|\s+-\s+|(?<=はい)\s+|(?<=いいえ)\s+|\s+(?=(?:i|we|it|they|he|she|this|there|not|never)\b)).+",
    re.IGNORECASE,
)
"""Yes or no with a few words behind it: はい、あった; No, I did not."""
_NOT_DONE = re.compile(r"(?:なかった|ない|なかったです|ませんでした|ません|ず)$")
_INFLECTED = re.compile(r"[ぁ-ん]{1,8}")
_NOT_ENGLISH = re.compile(
    r"i?(?:didnot|didn't|donot|don't|havenot|haven't|hasnot|hasn't|wasnot|wasn't|werenot|weren't|amnot|isnot|isn't|not"
    r"|never)(?P<rest>.{3,})"
)
_LONGEST_PAIR = 30
_PARTLY = re.compile(r"(?:一部|部分的に|ある程度|少し|partly|partially)")
"""Between both of a pair: 解決した, 一部解決した, 解決しなかった."""
_NOT_ASKED = re.compile(
    r"(?:i |we )?(?:did not|didn['’]t|have not|haven['’]t|never) (?!know|remember|recall|notice).+"
    r"|(?!.*(?:覚え|知ら|わか|分か|気づ|気付)).+(?:ていない|ていません|なかった|ませんでした|ことがない)",
    re.IGNORECASE,
)


def sides_of(answers: Answers, *, loyal: bool = False, sibling_marks: bool = False) -> dict[int, bool] | None:
    """Return which answers (by their codes) mean yes and which no; None when it is no yes/no question.

    1 and 2 are never taken for yes and no: which is which has to be asked. Maybe and どちらともいえない are neither,
    and so is a single further answer by one in ten at most. A question nobody answered with yes is recognised
    by the questions beside it (`sibling_marks`).
    """
    if len(answers.at) > _MOST_VALUES:
        return None
    if grades_of(_may_be_sides(answers)) is not None:
        return None  # Yes, always / Yes, sometimes / No: a rating
    texts = {at: match_text(answers.distinct.texts[at]) for at in answers.at}
    if NOT_TICKED in texts.values():
        # Seen and skipped (-99) is neither.
        return {at: t != NOT_TICKED for at, t in texts.items() if answers.distinct.numbers[at] not in no_answer_codes()}
    pair = _pair(texts) or _ticked(texts)
    if pair is not None:
        return pair
    found = {at: _side(text) for at, text in texts.items()} | _led(answers)
    sides = {at: side for at, side in found.items() if side is not None}
    known = {texts[at] for at in sides}
    if "○" in known and "x" in known:
        sides |= {at: False for at in sides if texts[at] == "x"}
    neither = {at for at, text in texts.items() if text in keys("marks", "neither")}
    if {True, False} <= set(sides.values()):
        neither |= {at for at in texts if at not in sides and says_not_asked(answers.distinct.texts[at])}
    least = 0.5 if neither else 0.9
    told = set(sides) | neither
    usable = bool(sides) and len(known) <= _MOST_SPELLINGS and answers.share(told) >= 0.9
    usable = usable and answers.share(set(sides)) >= least
    if not usable or not (any(sides.values()) or sibling_marks):
        return None
    others = [at for at in texts if at not in told]
    both = len(set(sides.values())) == 2
    numeric = all(_number(text) is not None for text in known)
    wrong = (others and not (both and _is_neither(answers, others))) or (loyal and numeric)
    return None if wrong or _is_rating(set(texts.values())) else sides


def _may_be_sides(answers: Answers) -> set[str]:
    """Return the answers without those that say that there was nothing to ask."""
    texts = {answers.distinct.texts[at] for at in answers.at}
    return {text for text in texts if not says_not_asked(text) and not sounds_unused(text)}


def says_not_asked(text: str) -> bool:
    """Say whether a third answer beside yes and no says that nothing was to ask: I did not call, 電話していない."""
    return len(text) <= _LONGEST_PAIR and bool(_NOT_ASKED.fullmatch(text))


def _led(answers: Answers) -> dict[int, bool]:
    """Return the sides of answers that begin with yes or no, where both are met: はい、あった / いいえ、なかった."""
    found = {at: _LEADING.fullmatch(answers.distinct.texts[at]) for at in answers.at}
    sides = {at: one["yes"] is not None for at, one in found.items() if one is not None}
    plain = {_side(match_text(answers.distinct.texts[at])) for at in answers.at if at not in sides}
    return sides if {True, False} <= set(sides.values()) | plain else {}


def _pair(texts: dict[int, str]) -> dict[int, bool] | None:
    """Return the sides of the only two answers where one says that the other was not so: 受けた / 受けなかった."""
    kinds = sorted({text for text in texts.values() if not _PARTLY.match(text)})
    partly = {at for at, text in texts.items() if _PARTLY.match(text)}
    if partly and not all(_PARTLY.sub("", texts[at]) in kinds for at in partly):
        return None
    if len(kinds) != 2 or max(map(len, kinds)) > _LONGEST_PAIR or any(label_of(kind) is not None for kind in kinds):
        return None
    for done, not_done in (kinds, kinds[::-1]):
        if _negates(not_done, done):
            return {at: text == done for at, text in texts.items() if at not in partly}
    return None


def _ticked(texts: dict[int, str]) -> dict[int, bool] | None:
    """Return the sides where the only other answer is that the option was not ticked: 試着した / 非選択."""
    left = {at for at, text in texts.items() if text in keys("marks", "unticked")}
    others = {text for at, text in texts.items() if at not in left}
    return {at: at not in left for at in texts} if left and len(others) == 1 else None


def _negates(not_done: str, done: str) -> bool:
    """Say whether `not_done` is the same verb as `done`, denied."""
    if english := _NOT_ENGLISH.fullmatch(not_done):
        bare = done.removeprefix("i").removeprefix("have").removeprefix("did")
        return any(
            bare.startswith(rest) or done == rest for rest in (english["rest"], english["rest"].removeprefix("a"))
        )
    if not _NOT_DONE.search(not_done) or _NOT_DONE.search(done):
        return False
    same = 0
    while same < min(len(done), len(not_done)) and done[same] == not_done[same]:
        same += 1
    # The stem is shared, and only the endings of the verb differ: 買|った, 買|わなかった.
    endings = (done[same:], not_done[same:])
    return same > 0 and bool(endings[0]) and all(map(_INFLECTED.fullmatch, endings))


def _number(text: str) -> float | None:
    """Return a bare number; 1点 and 1回 are no marks."""
    try:
        return float(text)
    except ValueError:
        return None


def _side(text: str) -> bool | None:
    if text in keys("marks", "yes"):
        return True
    if text in keys("marks", "no"):
        return False
    number = _number(text)
    return {0.0: False, 1.0: True}.get(number) if number is not None else None


def _is_neither(answers: Answers, others: list[int]) -> bool:
    """Say whether answers beside yes and no are one word or one code, and no further step (0, 1, 2)."""
    numbers = answers.distinct.numbers
    further = [at for at in others if numbers[at] not in no_answer_codes()]
    texts = {match_text(answers.distinct.texts[at]) for at in further}
    return len(texts) <= 1 and all(numbers[at] != 2 for at in further)


def _is_rating(texts: set[str]) -> bool:
    """Say whether the marks are steps of a longer scale: ◎ ○ △ ×."""
    steps = read_steps(sorted(texts)) if 3 <= len(texts) <= _MOST_SPELLINGS else None
    return steps is not None and steps.points >= 3
