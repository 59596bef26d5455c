"""Ranges in other languages, put into the words that ranges are read by: 1.000 bis 2.000 €, más de 5 años, 3 ปี."""

from __future__ import annotations

import re
from unicodedata import normalize

_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2}(?:\.\d{3})+)(?![\d.,])")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_OVER = (
    "über|mehr als|oltre(?: i)?|più di|más de|mais de|acima de|plus de|meer dan|mer än|mere end|yli|ponad|powyżej"
    "|więcej niż|více než|preko|более|больше|свыше|lebih dari|di atas|trên|hơn|มากกว่า|超过|大于"
)
_UNDER = (
    "unter|weniger als|bis(?: zu)?|meno di|fino a|sotto i|menos de|hasta|até|abaixo de|moins de|jusqu'à|minder dan"
    "|mindre än|mindre end|alle|poniżej|mniej niż|méně než|manj kot|do|менее|меньше|до|kurang dari|di bawah|dưới"
    "|ít hơn|ต่ำกว่า|น้อยกว่า|不到|少于|低于"
)
_FROM = "von|zwischen|de|entre|da|tra|dal|van|från|fra|od|от|dari|antara|từ"
_MORE = (
    "und mehr|oder mehr|o più|e più|o más|y más|ou mais|e mais|et plus|ou plus|en meer|of meer|i więcej|lub więcej"
    "|a více|и более|и больше|atau lebih|dan lebih|trở lên|ขึ้นไป|ve üzeri|ve üstü|이상"
)
_TO = (
    "bis unter|à moins de|a menos de|a meno di|do mniej niż|bis|a|à|al|y|e|et|und|tot|til|till|do|до|hingga|sampai"
    "|đến|ถึง"
)
_MONEY = r"\$|€|eur(?:os?)?|zł|kr\.?|₽|руб(?:лей|\.)?|บาท|元|원|tl|₺|vnd|đ|reais|pesos|rubles"
_HOURS = r"hrs?|ore|horas?|heures?|stunden?|std|uur|timmar|timer|godzin\w?|час(?:ов|а)?|saat|jam|giờ|ชั่วโมง|시간|小时"
_MINUTES = r"mins?|minut[ieo]s?|minuten|минут\w?|dakika|menit|phút|นาที|분|分钟"
_YEARS = "anni|años|anos|ans|jahren?|jaar|år|lat|let|tahun|год(?:а|ов)?|лет|yıl|yaş|năm|tuổi|ปี|세|살|岁"
_OFTEN = "volt[ae]|ve(?:z|ces|zes)|fois|mal|keer|gånger|gange|razy|krát|раза?|kez|kali|lần|ครั้ง|번|회|次"
_WORDS = tuple(
    (re.compile(normalize("NFKC", pattern)), english)
    for pattern, english in (
        (rf"^(?:{_OVER}) *(?=\D{{0,3}}\d)", "over "),
        (rf"^(?:{_UNDER}) *(?=\D{{0,3}}\d)", "under "),
        (rf"^(?:{_FROM}) +(?=\D{{0,3}}\d)", ""),
        (rf"(?<=\S) *(?:{_MORE})$", " or more"),
        (r"(?<=\S) *(?:이하|미만|以内)$", " or less"),
        (rf"(?<=\d)(\D{{0,9}}?) +(?:{_TO}) +(?=\D{{0,3}}\d)", r"\1 - "),
        (rf"(?<=\d) *(?:{_MONEY})(?![a-z])", ""),
        (rf"(?<=\d) *(?:{_HOURS})(?!\w)", " hours"),
        (rf"(?<=\d) *(?:{_MINUTES})(?!\w)", " minutes"),
        (rf"(?<=\d) *(?:{_YEARS})(?!\w)", " years"),
        (rf"(?<=\d) *(?:{_OFTEN})(?!\w)", " times"),
    )
)


def without_dots(words: str) -> str:
    """Return a text with 1.000 written as 1000: no range has three decimals."""
    return _THOUSANDS.sub(lambda found: found[1].replace(".", ""), words)


def in_english(words: str) -> str:
    """Return a range of another language as an English one; `words` themselves where nothing is known of it."""
    text = _SPACED.sub("", words)
    for pattern, english in _WORDS:
        text = pattern.sub(english, text)
    return text.strip()
