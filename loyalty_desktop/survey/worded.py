"""Rating scales in words and in letters: labels of one family, one of them perhaps beside the scale (INPUTS.md I41)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from loyalty_desktop.survey.answers import Answers
from loyalty_desktop.survey.burdens import asks_for_burden
from loyalty_desktop.survey.coding import Context, scale_from
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.labels import Steps, label_of, read_steps
from loyalty_desktop.survey.missing import sounds_unused
from loyalty_desktop.survey.mixed_labels import mixed_steps
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import Scale

GRADES = "grades"
"""The family of answers that are letters: which end is the good one has to be asked."""
_MOST_LABELS = 60
_LEAST_COMPLETE, _MOST_COMPLETE = 4, 12
_LEAST_RATED = 3
_ENOUGH = 50
_LETTER = re.compile(r"(?P<letter>[A-E])|A(?P<number>[1-7])")
_SINGLE, _FEW_ALIKE, _FREQUENT = 1, 3, 0.02
"""A text that nobody else wrote is a slip; one that more than three or 2 % wrote is an answer."""
_TYPO_FROM = 4
_TWICE = 2


def letters(answers: Answers, context: Context) -> Scale | None:
    """Read grades A to E, and the codes A1 to A5 of LimeSurvey, where heading or questions beside speak of ratings.

    A is the best grade as a rule, and option A5 the highest number; the answers prove neither.
    """
    asked = context.sibling_letters or mentions(context.words, "satisfaction")
    if not asked or answers.more_than(_MOST_LABELS):
        return None
    texts = answers.texts()
    if len(texts) < 3:
        return None
    found = {text: _LETTER.fullmatch(text) for text in (*texts, *context.sibling_labels)}
    grades = {text: ord(match["letter"]) - ord("A") + 1 for text, match in found.items() if match and match["letter"]}
    numbers = {text: int(match["number"]) for text, match in found.items() if match and match["number"]}
    if any(text not in (grades or numbers) for text in texts):
        return None
    high = max((grades or numbers).values())
    code = {text: high + 1 - grade for text, grade in grades.items()} or numbers
    codes = {at: float(code[answers.distinct.texts[at]]) for at in answers.at}
    reverse = bool(context.correction.reversed)
    return scale_from(answers, "words", codes, low=1, high=high, family=GRADES, unsure=True, reverse=reverse)


def words_of_a_scale(answers: Answers, context: Context) -> Scale | None:
    """Read answers that are labels of one family; None where too many of them are no such labels."""
    if answers.more_than(_MOST_LABELS):
        return None
    texts = answers.texts()
    if all(text.casefold() in {"true", "false"} for text in texts):
        return None  # written by a program
    steps, sure = _steps(texts, (*context.sibling_labels, *answers.distinct.steps), answers.total), True
    if steps is not None:
        # An answer that many gave is a step, whatever the program knows of it: without it figures are one-sided.
        code = dict(steps.codes)
        if any(text not in code and _is_frequent(text, n, answers.total, code) for text, n in texts.items()):
            steps = None
    if steps is None:
        steps = _all_but_one(texts, answers.total) or _explained(texts) or mixed_steps(texts, context)
        sure = False
    if steps is None:
        return None
    code = dict(steps.codes)
    codes = {at: float(code[text]) for at in answers.at if (text := answers.distinct.texts[at]) in code}
    return scale_from(
        answers,
        "words",
        codes,
        low=1,
        high=steps.points,
        family=steps.family,
        unsure=not (sure and steps.sure) or len(texts) < 3,
        reverse=_falls(steps.family, context),
        stray="out_of_range" if sure else "not_used",
    )


def _falls(family: str, context: Context) -> bool:
    """Say whether the strongest word is the worst answer: とても感じた below a heading about a burden; it is asked."""
    told = context.correction.reversed
    return family == "agreement" and asks_for_burden(context.words) if told is None else told


def _steps(texts: dict[str, int], siblings: tuple[str, ...], total: int) -> Steps | None:
    """Return the scale that the labels are steps of, those of nine in ten answers at least."""
    labels = list(texts)
    steps = read_steps(labels, siblings)
    own = read_steps(labels) if steps is not None and total >= _ENOUGH else None
    if own is not None and len({code for _text, code in own.codes}) == own.points >= _LEAST_RATED:
        return own  # among so many somebody would have chosen the further steps that columns beside have
    if steps is not None:
        return steps
    # A few answers in other words do not undo a scale that nine in ten used (they are counted as left out).
    for least in (0.05 * total, _TWICE):
        common = [text for text, n in texts.items() if n >= least]
        steps = read_steps(common, siblings) if common != labels and len(common) > 1 else None
        if steps is None:
            continue
        rare = [text for text in labels if text not in common and read_steps([*common, text]) is not None]
        whole = read_steps([*common, *rare], siblings) or steps
        if sum(texts[text] for text, _code in whole.codes) >= 0.9 * total:
            return whole
    return None


def _explained(texts: dict[str, int]) -> Steps | None:
    """Return the scale of labels that each explain themselves: Good: on the whole I am content with the service."""
    heads = {text: text.partition(":")[0].strip() for text in texts if ":" in text[1:-1]}
    if len(heads) < len(texts) or len(set(heads.values())) < max(_LEAST_RATED, len(texts)):
        return None
    steps = read_steps(tuple(heads.values()))
    if steps is None or len(steps.codes) < len(texts):
        return None
    code = dict(steps.codes)
    return replace(steps, codes=tuple((text, code[head]) for text, head in heads.items()))


def _all_but_one(texts: dict[str, int], total: int) -> Steps | None:
    """Return the scale whose steps were all seen, where one answer more stands beside it: 富山県在住, 見ていない.

    Nobody needs a further step then; what the answer means is asked, and until then it is in no figure.
    """
    if len(texts) > _MOST_COMPLETE:
        return None
    rated = tuple(text for text in texts if label_of(text) is not None or not sounds_unused(text))
    if len(rated) < len(texts) and (steps := read_steps(rated)) is not None and len(rated) >= _LEAST_RATED:
        return steps
    if len(texts) <= _LEAST_COMPLETE:
        return None
    for odd in sorted(texts, key=lambda text: -texts[text]):
        if label_of(odd) is not None or texts[odd] > 0.5 * total:
            continue
        steps = read_steps(tuple(text for text in texts if text != odd))
        if steps is not None and len({code for _text, code in steps.codes}) == steps.points >= _LEAST_COMPLETE:
            return steps
    return None


def _is_frequent(text: str, n: int, total: int, known: Iterable[str]) -> bool:
    """Say whether a text without a place on the scale is given too often to be left out."""
    many = n > _FEW_ALIKE or (n > _SINGLE and n >= _FREQUENT * total)
    return many and not any(_is_typo(text, label) for label in known)


def _is_typo(text: str, label: str) -> bool:
    """Say whether `text` is `label` but for one character; another label is never a typing error."""
    one, other = match_text(text), match_text(label)
    longer = max(len(one), len(other))
    if longer < _TYPO_FROM or one[0] != other[0] or label_of(text) is not None:
        return False
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return longer - same <= 1
