"""Whether answers are somebody's own: what names a person differs from row to row, what sorts people comes again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_SAMPLE = 500
_FEW = 0.2
"""So many different values, of all answers, are shared by many: stores, products, ways to get in touch."""
_LOOKS = re.compile(
    r"[^@\s]+@[^@\s]+\.[^@\s]+"  # an address for e-mail
    r"|\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}"  # of a computer
    r"|[+(]?\d[\d() -]{8,}\d"  # a telephone number
    r"|〒?\d{3}-?\d{4}|\d{5}(?:-\d{4})?|[a-z]{1,2}\d[a-z0-9]? ?\d[a-z]{2}"  # a postal code
    r"|-?\d{1,3}\.\d{3,}"  # a place on the map
    r"|.*\d+\s*(?:丁目|番地|番|号|-\d+).*",  # a house
    re.IGNORECASE,
)


_NAMES_PEOPLE = re.compile(
    r"name|nombre|apellido|nome\b|\bnom\b|prénom|nachname|氏名|名前|者(?:様)?名|姓名|성명|이름|\bимя|фио|фамили|\bnaam|\bnavn|namn|imię|nazwisko"
    r"|jméno|nama\b|ad soyad|tên"
)
_PERSON = re.compile(
    r"[^\W\d_a-z][^\W\d_A-Z]{1,}(?:[ .]{1,2}[^\W\d_a-z][^\W\d_]*\.?){1,3}"
    r"|[一-龠]{1,4}[ 　][一-龠ぁ-んァ-ヶ]{1,4}|.{1,10}(?:様|さま|さん|氏)"
)
"""First and last name, or somebody called politely."""


_CALLED = re.compile(
    r"(?:customer|client|guest|respondent|member|patient|passenger|employee|contact|student|tenant|subscriber|attendee|participant|user)"
    r"|kund(?:e|in|en)?|gast|gäste|teilnehmer(?:in)?|mitglied|client(?:e|s)?|invité|huésped|klant|klient|клиент|客户|고객"
    r"|(?:顧客|お客様|会員|回答者|患者|受講者|参加者|利用者|紹介者)"
)
_FULL_NAME = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ'’-]+(?: [A-ZÀ-Þ]\.?)? (?:(?:de|da|van|von|der|al|el|Mc|O') ?)?[A-ZÀ-Þ][A-Za-zß-ÿ'’-]+"
)
_ENOUGH_NAMES, _NEARLY, _LONGEST_HEADING = 20, 0.95, 24
_FIRM = re.compile(
    r"\b(?:inc|ltd|llc|corp|co|gmbh|group|hotel|bank|school|university|store|shop|company|services?|systems?)\b",
    re.IGNORECASE,
)


def is_person(facts: Facts) -> bool:
    """Say whether a column that is called by nothing but who answers holds first and last names."""
    if facts.scale.kind not in {"text", "category", "id"} or not _CALLED.fullmatch(facts.words):
        return False
    present = [text for at in facts.distinct.present()[:_SAMPLE] if (text := facts.distinct.texts[at])]
    return sum(1 for text in present if _PERSON.fullmatch(text) and not _FIRM.search(text)) >= 0.8 * max(
        1, len(present)
    )


def are_people(facts: Facts) -> bool:
    """Say whether nearly all answers differ, and are first and last names, below a heading that asks for nothing else.

    Whatever the heading is called (Kontakt, owner): of so many different pairs of capitals few are anything else.
    """
    others = any(map(facts.about, ("comment", "segment", "experience", "satisfaction", "organisation", "reason")))
    if facts.scale.kind not in {"text", "id"} or others or not facts.unique() or facts.present < _ENOUGH_NAMES:
        return False
    if facts.words.endswith("?") or len(facts.words) > _LONGEST_HEADING:
        return False
    present = [text for at in facts.distinct.present()[:_SAMPLE] if (text := facts.distinct.texts[at])]
    named = sum(1 for text in present if _FULL_NAME.fullmatch(text) and not _FIRM.search(text))
    return named >= _NEARLY * max(1, len(present))


def is_own(facts: Facts) -> bool:
    """Say whether the answers may be somebody's own: each looks so, or few of them are shared."""
    if facts.different <= 1 or facts.different > max(2, _FEW * facts.present):
        return True  # one value throughout (anonymous) sorts nobody
    present = [text for text in (facts.distinct.texts[at] for at in facts.distinct.present()[:_SAMPLE]) if text]
    named = _NAMES_PEOPLE.search(facts.words) is not None
    looks = sum(1 for text in present if _LOOKS.fullmatch(text) or (named and _PERSON.fullmatch(text)))
    return bool(present) and looks >= 0.8 * len(present)
