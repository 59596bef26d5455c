"""The roles of texts: what people wrote in their own words, and what they may have chosen or are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.keywords import asks_for_words
from loyalty_desktop.survey.missing import says_nothing
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.told_answers import are_names, are_told

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_PAIR, _MOSTLY, _SAMPLE = 2, 0.4, 2000
DIFFER = 0.7
"""Of few rows nearly each answers something else, whatever is asked."""
_CLOSED = re.compile(
    r"which (?:of (?:these|the following)|one|best|(?:[a-z]+ ){1,3}(?:best|most closely) describes)\b"
    r"|how would you (?:best )?describe your(?:self)?\b(?!.*(?:experience|visit|stay|feel))"
)
"""What sorts the comments, and a question with answers to choose from, ask for nobody's own words."""
_MOST_OPTIONS, _TIMES_CHOSEN, _TIMES_INVITED, TIMES_REPEATED = 12, 5, 10, 3
"""Where people are asked to write, each of a few texts has to come more often to be an option."""
_WORDED, _WORDED_LATIN = 5, 12
_SEVERAL, _TIMES_OFFERED = 2, 40


def comment(facts: Facts) -> Guess | None:
    """Return what people wrote in their own words."""
    if facts.scale.kind == "id" and asks_for_words(facts.words):
        return Guess("comment", 0.55, because("comment"))
    text = facts.scale.kind == "text"
    if facts.scale.kind not in {"text", "category"} or (not text and _CLOSED.match(facts.words)):
        return None
    common = not text and _is_common(facts)
    many = facts.different > 0.3 * facts.present and facts.different > 5 and not common
    written = _is_worded(facts) and not common and not is_choice(facts)
    if facts.about("comment") and (text or many or written or _is_open(facts)):
        return Guess("comment", 0.9, because("comment"))
    return _invited(facts) or (_texts(facts, many=many) if text else None)


def _invited(facts: Facts) -> Guess | None:
    """Return a comment for few answers that come again where people are asked to write."""
    invited = facts.about("comment") and facts.about("invited") and not facts.about("segment")
    if invited and not is_choice(facts, _TIMES_INVITED):
        return Guess("comment", 0.7, because("comment"))
    several = facts.different >= _SEVERAL and not is_choice(facts, _TIMES_OFFERED)
    if several and (facts.about("comment") or facts.about("invited")) and are_told(facts.distinct):
        return Guess("comment", LIKELY, because("comment"))
    return None


def _texts(facts: Facts, *, many: bool) -> Guess | None:
    """Return what texts are by their length alone; names that come again sort people."""
    if not facts.about("comment") and facts.different <= DIFFER * facts.present and are_names(facts.distinct):
        return Guess("segment", 0.45, because("segment"))
    if facts.mean_length > 12 or many:
        prose = _is_prose(facts) and not sorts_people(facts.words)
        return Guess("comment", 0.85 if prose else 0.6, because("long_texts"))
    return None


def _is_common(facts: Facts) -> bool:
    """Say whether many gave the very same answer, as nobody does in words of one's own."""
    present = facts.distinct.present()
    common = max(present, key=lambda at: int(facts.distinct.counts[at]), default=None)
    if common is None or says_nothing(facts.distinct.texts[common]):
        return False
    return int(facts.distinct.counts[common]) >= max(_TIMES_CHOSEN, _MOSTLY * facts.present)


def is_choice(facts: Facts, times: int = _TIMES_CHOSEN) -> bool:
    """Say whether the answers are a few texts that many gave word for word: options to choose from, however long."""
    return facts.different <= _MOST_OPTIONS and facts.present >= times * facts.different


def _is_worded(facts: Facts) -> bool:
    """Say whether answers are longer than a name; Japanese says as much in half as many characters."""
    return facts.mean_length > (_WORDED_LATIN if is_latin(facts) else _WORDED)


def is_latin(facts: Facts) -> bool:
    """Say whether most answers are written in plain Latin letters."""
    texts = facts.distinct.texts[:_SAMPLE]
    return sum(map(str.isascii, texts)) * 2 > len(texts)


def _is_open(facts: Facts) -> bool:
    """Say whether a few short answers are free all the same: a single one, or one that says nothing (I54).

    "Nothing" is also an option to choose, beside others that come again and again.
    """
    pairs = zip(facts.distinct.texts, facts.distinct.counts.tolist(), strict=True)
    said = {match_text(text): says_nothing(text) for text, n in pairs if n and text}
    offered = list(said.values()).count(False) > _PAIR and is_choice(facts, TIMES_REPEATED)
    return facts.different == 1 or (any(said.values()) and not offered)


def _is_prose(facts: Facts) -> bool:
    """Say whether texts are too long for names: Latin letters say less in as many characters."""
    return facts.mean_length > (20 if is_latin(facts) else 12)
