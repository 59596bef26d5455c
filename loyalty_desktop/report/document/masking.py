"""Comments without what tells who wrote them or who is meant: names, mails, phones, addresses, accounts.

What is found is blotted out, the rest stays letter by letter. Nothing finds every name: this makes a quotation safer,
and whoever shows it still has to read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.report.document.masking_names import name_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLOT = "■■■"
"""What stands in place of something that was blotted out."""

_ADDRESS = re.compile("さん|様|さま|くん|君|ちゃん|氏|先生")
_FOLDED = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x00A0: " "}
_DIGIT_AROUND = re.compile(r"(?<=\d)[‐‑‒–—―−ー－ｰ](?=\d)")

_MAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}\s?(?:@|[(\[]\s?(?:at|アット(?:マーク)?)\s?[)\]]|[<＜]at[>＞])\s?"
    r"[A-Za-z0-9\-]{1,63}(?:\s?(?:\.|[(\[]\s?(?:dot|ドット)\s?[)\]])\s?[A-Za-z0-9\-]{1,63}){1,5}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9.\-]+(?::\d+)?/[A-Za-z0-9._~/?#\[\]@!$&'()*+,;=%\-]+"
    r"|(?<![A-Za-z0-9.])(?:[a-z]+\.)?(?:twitter|x|instagram|facebook|fb|tiktok|youtube|linkedin|note|ameblo|line|t)"
    r"\.(?:com|me|jp|be|co)/[A-Za-z0-9._~/?#@!&=%\-]+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9@.])@[A-Za-z][A-Za-z0-9_.]{2,29}\b")
_ACCOUNT = re.compile(
    r"(?:LINE|ライン|インスタ(?:グラム)?|instagram|twitter|ツイッター|facebook|フェイスブック|skype|tiktok|会員|顧客|"
    r"お客様|customer|member(?:ship)?|account|アカウント)\s?(?:の)?\s?(?:ID|名|番号|number|no\.?|account)"
    r"\s?(?:は|が|is|:|#|=)?\s?([A-Za-z0-9_.\-]{3,30})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,¥$€£+\-/])\(?\+?\(?\d[\d\-. ()]{5,24}\d(?![\d,%]|\.\d)")
_CALLED = re.compile(
    r"(?:tel(?:ephone)?|phone|mobile|cell|fax|call(?: me)?(?: at| on)?|電話(?:番号)?|携帯(?:電話)?(?:番号)?|ケータイ|"
    r"連絡先)"
    r"\s?(?:no\.?|number)?\s?(?:は|が|is|:|\.|→|=)?\s?(\+?\(?\d[\d\-. ()]{4,20}\d)",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s?(?:円|万|億|千|ポイント|pt|点|%|個|件|人|名|回|年|月|日|時|分|秒|km|kg|g\b|m\b|yen|usd|dollars?)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)(?:\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}|\d{4}[- ]\d{6}[- ]\d{5})(?!\d)")
_POSTCODE = re.compile(r"〒\s?\d{3}-?\d{4}|(?<!\d)\d{3}-\d{4}(?=\s{0,2}[一-龥]{2,3}[都道府県])")
_KANJI_NUMBER = r"[0-9一二三四五六七八九十百]"
_PREFECTURE = r"(?:北海道|東京都|京都府|大阪府|[一-龥]{2,3}県)"
_PLACE = r"[一-龥ぁ-んァ-ヶー々]"
_JAPANESE_ADDRESS = re.compile(
    rf"(?:{_PREFECTURE}\s?)?{_PLACE}{{1,8}}?[市区町村郡]\s?{_PLACE}{{0,14}}?\s?"
    rf"(?:{_KANJI_NUMBER}{{1,4}}丁目\s?{_KANJI_NUMBER}{{1,4}}(?:[-の番]地?\s?{_KANJI_NUMBER}{{0,4}}号?)*"
    rf"|\d{{1,4}}(?:-\d{{1,4}}){{1,3}}|\d{{1,5}}番地?(?:の?\d{{1,4}}号?)?)"
    r"(?:\s?[A-Za-z一-龥ァ-ヶー]{1,16}?\d{1,4}号室)?"
)
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][A-Za-z'.]+\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Terrace|Way)\b\.?"
    r"(?:,?\s(?:Apt|Apartment|Suite|Unit|#)\.?\s?\w{1,6})?(?:,?\s[A-Z][A-Za-z ]{2,20},\s[A-Z]{2}\s\d{5}(?:-\d{4})?)?"
)


def masked(text: str) -> str:
    """Return the text with names, mails, phone numbers, addresses and accounts blotted out.

    Amounts, days, times and names of products stay. What is blotted out once stays as it is the second time.
    """
    plain = _folded(text)
    result, after = [], 0
    for start, end in _joined((*_spans(plain), *name_spans(plain))):
        result += [text[after:start], BLOT]
        after = end
    return "".join((*result, text[after:]))


def is_blotted(text: str) -> bool:
    """Say whether nothing is left of a text but what stands in place of what was blotted out, and forms of address."""
    return BLOT in text and not any(letter.isalnum() for letter in _ADDRESS.sub("", text.replace(BLOT, "")))


def _folded(text: str) -> str:
    """Return the text with plain digits, letters and dashes, each in its place."""
    return _DIGIT_AROUND.sub("-", text.translate(_FOLDED))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_MAIL, _LINK, _HANDLE, _CARD, _POSTCODE, _JAPANESE_ADDRESS, _STREET):
        yield from (one.span() for one in pattern.finditer(text))
    for pattern in (_ACCOUNT, _CALLED):
        yield from (one.span(1) for one in pattern.finditer(text) if re.search(r"\d|_|\.", one[1]))
    yield from (one.span() for one in _NUMBER.finditer(text) if _is_phone(one[0], text[one.end() :]))


def _is_phone(told: str, rest: str) -> bool:
    """Tell a phone number from an amount, a day, a number of something: by its digits and how they are grouped."""
    digits, groups = re.sub(r"\D", "", told), re.findall(r"\d+", told)
    if _UNIT_AFTER.match(rest):
        return False
    if told.lstrip("(").startswith("+"):
        return 8 <= len(digits) <= 15
    if digits.startswith("0"):
        return _is_japanese(digits, groups)
    return _is_american(digits, groups)


def _is_japanese(digits: str, groups: list[str]) -> bool:
    if len(groups) == 1:
        return len(digits) == 10 or (len(digits) == 11 and digits[:3] in {"050", "070", "080", "090", "020"})
    if digits.startswith("00"):
        return 10 <= len(digits) <= 15
    return len(digits) in {10, 11} and len(groups) in {2, 3, 4} and len(groups[-1]) >= 3


def _is_american(digits: str, groups: list[str]) -> bool:
    sizes = [len(one) for one in groups]
    if sizes[:1] == [1] and digits[0] == "1":
        digits, sizes = digits[1:], sizes[1:]
    return sizes == [3, 3, 4] and digits[0] in "23456789" and digits[3] in "23456789"


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places in order, those that overlap or touch as one."""
    first, last = -1, -1
    for start, end in sorted(spans):
        if start > last:
            if last > first:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last > first:
        yield first, last
