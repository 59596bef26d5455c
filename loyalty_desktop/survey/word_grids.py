"""Columns that share a few answers in words, which no known scale has: ratings that somebody has to put in order.

Three questions answered by the same three to seven words are hardly questions that sort people. Where the words are
built as degrees of one thing, or one of the columns asks to rate, the others of the set are ratings as well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loyalty_desktop.survey.degree_forms import are_degrees, have_one_thing
from loyalty_desktop.survey.facts import asks_loyalty
from loyalty_desktop.survey.guess import LIKELY, SURE, Guess, because
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.mixed_labels import has_a_middle, says_how_much
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.periods import say_how_often
from loyalty_desktop.survey.rating_roles import names_whole
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.scale import Scale

_ROW, _LEAST, _MOST, _LONGEST, _LONGEST_GRADED = 3, 3, 7, 30, 60
_PAIR = 2
_ALIKE = 0.6
_MOST_SPELLINGS = 14
_OPEN = frozenset({"segment", "frequency", "comment", "driver", "overall_satisfaction", "loyalty"})
_ASKED = frozenset({"why_rating_unscaled", "why_loyalty_unscaled"})
_NOT_RATED = ("segment", "age", "count", "duration", "spend", "calendar")


@dataclass(slots=True)
class _Set:
    """Columns that share their answers, and the answers: each as it is compared, with one way of writing it."""

    texts: dict[str, str]
    places: list[int] = field(default_factory=list)


def word_grids(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the columns of such sets as ratings that wait for steps, where nothing says what else they are."""
    found: dict[int, Guess] = {}
    for shared in _sets(questions, scales, guesses):
        if _are_rated(shared, questions, guesses):
            found.update({at: _guess(questions[at]) for at in shared.places if guesses[at].why.id not in _ASKED})
    return found


def _are_rated(shared: _Set, questions: Sequence[Question], guesses: Sequence[Guess]) -> bool:
    """Say whether the columns of a set are ratings, and leave those of them out that the set says nothing of."""
    texts, roles = shared.texts.values(), Counter(guesses[at].role for at in shared.places)
    if 2 * roles["frequency"] > len(shared.places):
        return False
    if any(guesses[at].why.id in _ASKED for at in shared.places):
        return True
    if all(sorts_people(questions[at].words) for at in shared.places):
        return False  # employee, contract employee: kinds are built as degrees are
    many = len(shared.places) >= _ROW
    if are_degrees(texts) and (many or any(map(says_how_much, texts))):
        return True
    if many and have_one_thing(texts):
        return True
    open_ = [at for at in shared.places if guesses[at].confidence <= LIKELY + 0.05]
    rated = [at for at in open_ if not any(mentions(questions[at].words, topic) for topic in _NOT_RATED)]
    shared.places = open_
    # A grid of good, average, to be improved.
    graded = many and has_a_middle(tuple(texts)) and len(rated) >= _PAIR and bool(questions[rated[0]].group)
    short = all(len(key) <= _LONGEST for key in shared.texts)
    return short and (graded or len(rated) >= _ROW) and _are_together(rated, questions)


def _guess(question: Question) -> Guess:
    own = heading_words(question.own)
    whole = names_whole(question.words, own)
    role: Role = "loyalty" if asks_loyalty(own) else "overall_satisfaction" if whole else "driver"
    return Guess(role, 0.4, because("loyalty_unscaled" if role == "loyalty" else "rating_unscaled"))


def _are_together(places: Sequence[int], questions: Sequence[Question]) -> bool:
    """Say whether columns are of one group, or stand side by side but for a few between them."""
    groups = {questions[at].group_key for at in places}
    return (len(groups) == 1 and "" not in groups) or places[-1] - places[0] < 2 * len(places) - 1


def _sets(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> list[_Set]:
    """Return the sets of answers that columns share, each column in the first that holds most of its answers."""
    answers = [_answers(*each) for each in zip(questions, scales, guesses, strict=True)]
    sets: list[_Set] = []
    for at in sorted((at for at, own in enumerate(answers) if own), key=lambda at: -len(answers[at])):
        own = answers[at]
        home = next((one for one in sets if _belong(own, one.texts)), None)
        if home is None:
            home = _Set({})
            sets.append(home)
        home.texts.update(own)
        home.places.append(at)
    for one in sets:
        one.places.sort()
    return [one for one in sets if len(one.places) >= _PAIR and len(one.texts) >= _LEAST]


def _belong(own: dict[str, str], others: dict[str, str]) -> bool:
    same = own.keys() & others.keys()
    return len(same) >= _PAIR and len(same) >= _ALIKE * len(own) and len(own.keys() | others.keys()) <= _MOST


def _answers(question: Question, scale: Scale, guess: Guess) -> dict[str, str]:
    """Return the answers of a column that may be one of a set; none for any other column."""
    if scale.kind not in {"category", "text"} or guess.role not in _OPEN or guess.confidence > SURE:
        return {}
    distinct = question.distinct
    present = distinct.present()
    if not _PAIR <= len(present) <= _MOST_SPELLINGS:
        return {}
    found = {distinct.keys[at]: distinct.texts[at] for at in present if scale.reasons[at] is None}
    words = all(_PAIR <= len(key) <= _LONGEST_GRADED and not any(map(str.isdigit, key)) for key in found)
    known = {match_text(text) for text in found.values()} & (keys("marks", "yes") | keys("marks", "no"))
    fits = words and not known and _PAIR <= len(found) <= _MOST and not say_how_often(distinct)
    return found if fits else {}
