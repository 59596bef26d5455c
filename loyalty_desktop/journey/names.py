"""What headings say apart from the question itself: short names, stages, quoted touchpoints, question codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import heading_words, plain

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Column

_LONGEST_NUMBER = 24
_ITEM = re.compile(r"(?P<parent>.*?\S)\s*[\[［](?P<own>[^\[\]［］]+)[\]］]\s*")
_RATED = re.compile(r"(?P<parent>(?:満足度|評価))\s*[（(](?P<own>.+)[)）]")
_SCALE = re.compile(r"段階|点満点|点中|\d\s*点|択|必須|任意")
# What a heading adds about how to answer, which is no part of a name: (1-7), （5段階）, (1 = very bad, 7 = very good).
_HINT = re.compile(
    r"\s*[(（](?:\d{1,2}\s*[-–—~〜～]\s*\d{1,2}\s*(?:点|段階)?(?:評価)?|\d{1,2}\s*(?:(?:段階|点満点)|[=＝:：])[^()（）]+"
    r"|\d{1,2}(?:段階|点満点)|(?:1つ|一つ|ひとつ)(?:だけ|のみ)[^()（）]*|複数(?:選択|回答)[^()（）]*"
    r"|必須|任意|select (?:all|one)[^()（）]*|required|optional)[)）]\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"【[^】]*】\s*(?=\S)")
# What is left of Q4_1 when Q4 was taken off: with a hyphen only if something parts it from the words (-5度 stays).
_SUBNUMBER = re.compile(
    r"(?:[_＿]\s*\d{1,3}(?:[_\-]\d{1,3})*(?!\d)[\s.:、．)）]*|[\-－]\s*\d{1,3}(?:[_\-]\d{1,3})*[\s.:、．)）]+)(?=[^\s\d])"
)
_QUOTED = re.compile(r"「([^「」]+)」|『([^『』]+)』|【([^【】]+)】|“([^“”]+)”|\"([^\"]+)\"")
_CODE = re.compile(r"(?:q|問|設問)\s*(?P<main>\d+)(?:[-_](?P<sub>\d+))?", re.IGNORECASE)
_REMNANT = re.compile(r"[\W_]*[a-z]?\d{1,3}(?:[_\-]\d{1,3})*", re.IGNORECASE)
_BARE_CODE = re.compile(r"(?:q|問|設問)\s*\d+(?:[-_]\d+)*", re.IGNORECASE)
_JUDGED = re.compile(
    r"\s*(?:(?:について|に関して|に対して|に対する|に関する|における)の?|では|での|には|への|は|の|を)?[、,]?\s*"
    r"(?:総合的?な?|全体的?な?|どの程度|どのくらい|どれくらい|どれだけ)?\s*(?:ご満足|満足|評価|お聞かせ|お答え|教えて|いかが).*"
)
_ASKED = re.compile(
    r"(?:please\s+)?(?:how\s+satisfied\s+(?:are|were)\s+you\s+with|how\s+would\s+you\s+rate|rate|satisfaction\s+with|your\s+satisfaction\s+with)"
    r"\s*:?\s*(?:(?:the|our|your|each of)\s+)?(?P<what>.*?)\s*[?:.]*",
    re.IGNORECASE,
)
_ENGLISH_TAIL = re.compile(r"[\s:–-]{0,9}\b(?:satisfaction|ratings?)\b\s*[?:.]*", re.IGNORECASE)
_POINTING = re.compile(
    r"(?:以下|次|下記|上記|それぞれ|各項目|あなた|(?:(?:of )?the\s+)?following|these|items?\b|propositions?\b).*",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def without_number(text: str) -> str:
    """Return a heading without its question number, every other letter as it was typed."""
    wanted = heading_words(text)
    if wanted == plain(text).casefold():
        return text.strip()
    starts = range(1, min(len(text), _LONGEST_NUMBER) + 1)
    return next((text[at:].strip() for at in starts if plain(text[at:]).casefold() == wanted), text.strip())


def parts_of(column: Column) -> tuple[str, str]:
    """Return the question a column belongs to ('' if none) and the column's own part of the heading.

    A grid of which only one row is left still ends in its item: 「支払い」で経験したこと [決済エラーが出た].
    """
    if column.group:
        return column.group, column.own
    return split_item(column.title)


def split_item(heading: str) -> tuple[str, str]:
    """Split a heading that ends in its item, [価格] or 満足度（価格）; without one there is no question above it."""
    found = _ITEM.fullmatch(heading) or _RATED.fullmatch(without_number(heading))
    if found and _SCALE.search(found["own"]):
        found = None
    return (found["parent"], found["own"].strip()) if found else ("", heading)


def name_of(column: Column) -> str:
    """Return the short name of a column: its own part of the heading, without question number or section tag.

    Where nothing but a number would be left, the heading stays whole: Q2S1, Q3_1.
    """
    own = short_name(parts_of(column)[1])
    if _REMNANT.fullmatch(plain(own)):
        return plain(column.title) or own
    return own or short_name(column.title) or f"[{column.letter}]"


def short_name(own: str) -> str:
    """Return the own part of a heading as a name: no question number, no 【section】, no item code, no scale (1-7)."""
    text = without_number(own)
    number = _SUBNUMBER.match(text)
    name = _TAG.sub("", text[number.end() :] if number else text, count=1).strip()
    hint = next((one for one in _HINT.finditer(name) if one.end() == len(name)), None)
    return (name[: hint.start()] if hint else "") or name


def quotes(text: str) -> tuple[str, ...]:
    """Return what a heading puts in quotation marks or lenticular brackets; question numbers do not count."""
    found = (next(part for part in groups if part) for groups in _QUOTED.findall(without_number(text)))
    return tuple(quote.strip() for quote in found if quote.strip())


def stage_name(group: str) -> str:
    """Return the stage that a question over several drivers names, '' when it names none.

    The words in 【】 or 「」 if it has any; otherwise what is left without the question number and the words that
    ask for satisfaction: 「満足度」 and 「以下についてどの程度満足していますか」 name nothing.
    """
    quoted = quotes(group)
    if quoted:
        return quoted[0]
    text = without_number(group)
    asked = _ASKED.fullmatch(text)
    rest = asked["what"] if asked else _ENGLISH_TAIL.sub("", _JUDGED.sub("", text))
    rest = rest.strip(" 、,。.:：?？")
    return "" if _POINTING.fullmatch(rest) else rest


def is_code(text: str) -> bool:
    """Say whether a text is a question number and nothing else (Q7)."""
    return bool(_BARE_CODE.fullmatch(plain(text)))


def code_of(heading: str) -> tuple[int, int | None] | None:
    """Return the question number of a heading and the number of its item: Q4_1 is (4, 1), Q4 is (4, None)."""
    found = _CODE.match(plain(heading))
    if found is None:
        return None
    return int(found["main"]), int(found["sub"]) if found["sub"] else None
