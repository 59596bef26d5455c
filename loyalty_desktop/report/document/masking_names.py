"""Where names of people stand in a comment: before さん and 様, after 名前は, after Mr. and “my name is”; family
names together with a given name, wherever they stand.

Names in kanji before an honorific are found even where that blots out a word too many; words that only look like
names (お客様, 皆様, 店員さん, お母さん, 仕様, 同様) stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.report.document.masking_words import (
    BEFORE_NAMES,
    ENGLISH_ROLES,
    FAMILY_NAMES,
    GIVEN_NAMES,
    GIVEN_NAMES_KANA,
    NAMES_ENDING_SO,
    NO_HIRAGANA,
    NO_KATAKANA,
    NO_NAMES,
    NOT_A_FIRST_NAME,
    NOT_AFTER_CALLED,
    NOT_AFTER_NAME_IS,
    ROLE_ENDINGS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KANJI = r"[一-龥々ヶ髙﨑]"
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_SPOKEN = r"さん(?!ぽ|ま|ざん|しょ)|くん|ちゃん(?!と)"
_AFTER = rf"(?:{_SPOKEN}|さま(?!ざま)|様(?![々子式相態変])|君|氏(?![名族])|先生|殿(?!{_KANJI}))"
_AFTER_KANJI = rf"(?:{_AFTER}|サン(?![ァ-ヶー]))"
_KANJI_NAME = re.compile(rf"({_KANJI}{{1,8}})[ 　]?(?={_AFTER_KANJI})")
_FULL_NAME = re.compile(rf"({_KANJI}{{1,4}}[ 　]{_KANJI}{{1,4}})(?={_AFTER})")
_KATAKANA_NAME = re.compile(rf"(?<![ァ-ヶー])([ァ-ヶー]{{2,12}}(?:[・ ][ァ-ヶー]{{2,12}})?)(?={_AFTER})")
_HIRAGANA_NAME = re.compile(r"(?:(?<![ぁ-ん])|(?<=さんと))(?!さん)([ぁ-ん]{2,6})(?=さん|ちゃん(?!と)|くん)")
_ROLES = tuple(one for one in NO_KATAKANA if len(one) > 2)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LONG_FAMILY = _any_of(one for one in FAMILY_NAMES if len(one) > 1)
_SHORT_FAMILY = _any_of(one for one in FAMILY_NAMES - set("東西南") if len(one) == 1)
_LONG_GIVEN = _any_of(one for one in GIVEN_NAMES if len(one) > 1)
_SHORT_GIVEN = _any_of(one for one in GIVEN_NAMES if len(one) == 1)
_GIVEN_KANA = _any_of((*GIVEN_NAMES_KANA, *(one.translate(_KATAKANA) for one in GIVEN_NAMES_KANA)))
_WORD_ENDS = r"(?=$|[^ぁ-んァ-ヶー]|[がのはをにとへもやでだ])"
_WHOLE_NAME = re.compile(
    rf"(?:{_LONG_FAMILY})[ 　]?(?:{_LONG_GIVEN})(?!{_KANJI})"
    rf"|(?<!{_KANJI})(?:{_SHORT_FAMILY})[ 　]?(?:{_LONG_GIVEN})(?!{_KANJI})"
    rf"|(?<!{_KANJI})(?:{_LONG_FAMILY})[ 　]?(?:(?:{_SHORT_GIVEN})(?!{_KANJI})|(?:{_GIVEN_KANA})){_WORD_ENDS}"
)
_PARTICLES = re.compile(r"^[のはがをにとへや、]")
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z])([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[- ]?(?:san|sama|sensei)\b|さん|様|さま|氏|くん|ちゃん)"
)
_TITLED = re.compile(rf"({_KANJI}{{1,4}})(?=(?:{TITLES})(?!{_KANJI}))")
_ROLE_THEN_NAME = re.compile(rf"(?:(?:{TITLES})[のは]|(?:{TITLES})[：:]\s?)({_KANJI}{{1,4}})(?!{_KANJI})")
_WORD = rf"(?:{_KANJI}|[ぁ-んァ-ヶーA-Za-z])"
_CALLED = re.compile(
    rf"(?:お?名前|氏名|本名|名義|記入者|担当者名)\s?(?:は|が|[:：])\s?({_WORD}{{2,8}}?(?:[ 　]{_WORD}{{1,8}}?)?)"
    r"(?=です|でした|と(?:申|い|言)|だ[。、！]|[。、，,.!！()（）\n]|さん|様|\s*$)"
)
_SAYS = re.compile(rf"((?:{_KANJI}{{1,4}}[ 　])?(?:{_KANJI}{{1,6}}|[ァ-ヶー]{{2,10}}|[ぁ-ん]{{2,5}}))(?=と申)")
_CAPITAL = r"[A-Z][A-Za-z'’\-]*[a-z]"
_ENGLISH_TITLE = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Madam|Sir|Mister)\b\.?\s((?:[A-Z]\.\s?)?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}|[A-Z]\.(?!\w))"
)
_NAME_IS = re.compile(
    r"\b(?:(?:my|his|her|their|whose) (?:full |first |last )?name(?: is| was|['’]s)|i am called|name:)"
    r"\s(\w[\w'’\-]*(?:\s[A-Z][\w'’\-]+){0,2})",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:named|name of|nicknamed)\s({_CAPITAL}(?:\s{_CAPITAL}){{0,2}})")
_ROLE_NAME = re.compile(
    rf"\b(?:{ENGLISH_ROLES}|{ENGLISH_ROLES.title()})s?,?\s(?:was\s|is\s|called\s)?({_CAPITAL}(?:\s{_CAPITAL})?)"
)
_SIGNED = re.compile(
    r"\b(?:Regards|Sincerely|Yours(?: truly| faithfully)?|Signed|Cheers|Best wishes),?\s+"
    rf"({_CAPITAL}(?:\s(?:[A-Z]\.\s?)?{_CAPITAL}){{0,2}})"
)


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand in a text with plain digits and letters."""
    yield from _japanese(text)
    yield from _english(text)


def _japanese(text: str) -> Iterator[tuple[int, int]]:
    yield from _honoured(text)
    yield from _spoken(text)
    yield from (one.span() for one in _WHOLE_NAME.finditer(text))
    for pattern in (_TITLED, _ROLE_THEN_NAME):
        for one in pattern.finditer(text):
            size = next((at for at in (4, 3, 2, 1) if one[1][-at:] in FAMILY_NAMES and len(one[1]) >= at), 0)
            if size and (size > 1 or len(one[1]) == 1):
                yield one.end(1) - size, one.end(1)
    yield from (one.span(1) for one in _CALLED.finditer(text) if not one[1].startswith(NOT_AFTER_CALLED))
    yield from (one.span(1) for one in _SAYS.finditer(text) if not _is_no_name(one[1]))


def _honoured(text: str) -> Iterator[tuple[int, int]]:
    """Yield names in kanji before an honorific."""
    for one in _FULL_NAME.finditer(text):
        first, _space, second = one[1].replace("　", " ").partition(" ")
        if not _is_no_name(second) and not _is_no_name(first) and first not in BEFORE_NAMES:
            yield one.span(1)
    for one in _KANJI_NAME.finditer(text):
        if start := _name_start(one[1]):
            yield one.start(1) + start - 1, one.end(1)


def _spoken(text: str) -> Iterator[tuple[int, int]]:
    """Yield names in katakana and hiragana before an honorific."""
    for one in _KATAKANA_NAME.finditer(text):
        if not one[1].endswith(_ROLES) and one[1] not in NO_KATAKANA:
            yield one.span(1)
    for one in _HIRAGANA_NAME.finditer(text):
        skipped = len(one[1]) - len(_PARTICLES.sub("", one[1]))
        if len(one[1]) - skipped >= 2 and not one[1].endswith(NO_HIRAGANA):
            yield one.start(1) + skipped, one.end(1)


def _name_start(run: str) -> int:
    """Return where a name begins in kanji before an honorific, counted from 1; 0 where it is none."""
    for word in sorted(BEFORE_NAMES, key=len, reverse=True):
        rest = run.removeprefix(word)
        if rest != run and rest and not _is_no_name(rest):
            return len(word) + 1
    return 0 if _is_no_name(run) else max(1, len(run) - 5)


def _is_no_name(run: str) -> bool:
    if run in FAMILY_NAMES or run in NAMES_ENDING_SO:
        return False
    return run in NO_NAMES or run.endswith(ROLE_ENDINGS)


def _english(text: str) -> Iterator[tuple[int, int]]:
    yield from (one.span(1) for one in _ENGLISH_TITLE.finditer(text))
    yield from (one.span(1) for one in _LATIN_NAME.finditer(text))
    yield from (one.span(1) for one in _SIGNED.finditer(text))
    for one in _NAME_IS.finditer(text):
        if one[1].split()[0].casefold() not in NOT_AFTER_NAME_IS:
            yield one.span(1)
    for pattern in (_NAMED, _ROLE_NAME):
        for one in pattern.finditer(text):
            if one[1].split()[0] not in NOT_A_FIRST_NAME:
                yield one.span(1)
