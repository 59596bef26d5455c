"""How much a decoded text looks like Japanese, or like a western language: wrong decodings are nonsense.

Only characters outside ASCII are judged, each with its neighbours. A score is a mean over the bytes judged,
from -1 (nonsense) to 1, so that readings of the same bytes in different encodings can be compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUN = re.compile(r"[^\x00-\x7f]+")
_EDGE = frozenset("\r\n\t,;|\"'")
_ACCENTED = "À-ÖØ-öø-ÿŒœŠšŽžŸ"
_KANJI = re.compile("[\u4e00-\u9fff\uf900-\ufaff]")
_HALF_WIDTH = re.compile("[｡-ﾟ]+")

# where each western character may stand: (what may be before, what may be after), looked at from its place
_BLANK_BEFORE = r"(?:^|(?<=[\s,;|\"'(\[{/=*>:\-«“‘¡¿€£—–]))"
_BLANK_AFTER = r"(?=$|[\s,;|\"')\]}/.!?:<\-»”’…—–])"
_WORD = rf"[A-Za-z{_ACCENTED}]"
_WESTERN = re.compile(
    "|".join(
        (
            rf"(?<=[a-z]){_ACCENTED.join(('[', ']'))}(?<![À-ÖØ-ÞŒŠŽŸ])(?=[a-z])",  # inside a word
            rf"(?<![A-Za-z{_ACCENTED}])[{_ACCENTED}](?=[A-Za-z]{{2}}|[{_ACCENTED}]?[a-z])",  # first letter
            r"\b[ÄÖÜ](?=\d)",
            rf"(?<=[A-Za-z])[à-öø-ÿœšžß]{{1,2}}(?![{_ACCENTED}])(?=[a-z]|\W|\d|$)",  # later letters
            r"(?<=[A-Z])[À-ÖØ-ÞŒŠŽŸ](?=[A-Z])|(?<=[A-Z][A-Z])[À-ÖØ-ÞŒŠŽŸ](?=\W|$)",  # inside capitals
            rf"{_BLANK_BEFORE}[àèéêóòôùìíáúøåæöäüÀÉ]{_BLANK_AFTER}",  # words of one letter
            rf"(?<={_WORD}|\d)’(?={_WORD}|[\s.,;:!?)\"…”-]|$)",  # apostrophe
            rf"{_BLANK_BEFORE}’(?=\d\ds?\b|[a-z]{{1,4}}\b)",  # the same where something is left out: ’90s, ’tis
            rf"{_BLANK_BEFORE}[‘“„‚]+(?={_WORD}{{2}}|\d|[AaIiOoYyàéÀÉ]\s|[¿¡…’])",  # opening quotation mark
            rf"(?<={_WORD}|[\d.,!?…)%’])[’”“]+{_BLANK_AFTER}",  # closing quotation mark
            r"(?:(?<=\s)|(?<=^)|(?<=[,;|\"]))[–—](?=[\s,;|\"]|$)|(?<=\d)[–—](?=\d)",  # dashes
            rf"(?<={_WORD}{_WORD})[–—](?={_WORD}{_WORD})",
            rf"(?<={_WORD}|[\d\s.,!?\"”’)])…|^…(?=[\s{_ACCENTED}A-Za-z])|{_BLANK_BEFORE}…",
            r"(?<=\d)[€£¥¢]|(?<=\d\s)[€£¥]|[€£¥](?=\s?\d)|(?:^|(?<=[\s(,;\t|\"/]))[€£¥](?=$|[\s),;|\"./])",
            r"(?<=[\d\s])°(?=[CFcf\s,;.\"']|$)|(?<=\d)[ºª²³½¼¾±×](?=\W|\d|$)|(?<=[nNmM])[º°²³]",
            rf"{_BLANK_BEFORE}[¿¡]+(?={_WORD})|{_BLANK_BEFORE}«|»{_BLANK_AFTER}",
            r"(?<=[«\w!?])\xa0(?=[\w»!?:;%€])|(?<=\d)\xa0|\xa0(?=[»!?:;%€\d])",
            r"(?<=[A-Za-z)])[®™©]|©(?=\s?\d)|(?:^|(?<=[\s,;\"]))[•·§†](?=[\s\d])",
            r"(?<=[\d\s])µ(?=[mglsA-Z])|(?<=\d)[‰]|(?:^|(?<=[\s,;|\"]))[±×÷](?=[\s\d])|[½¼¾](?=\W|$)",
        )
    ),
    re.MULTILINE,
)


def western(text: str) -> float:
    """Return how plausible `text` is as English, German, French, Spanish or a neighbour of theirs."""
    judged = sum(len(run) for run in _RUN.findall(text))
    fitting = sum(len(run) for hit in _WESTERN.finditer(text) for run in _RUN.findall(hit.group()))
    return (2 * fitting - judged) / judged if judged else 0.0


def japanese(text: str) -> float:
    """Return how plausible `text` is as Japanese."""
    total = 0.0
    judged = 0
    for hit in _RUN.finditer(text):
        run = hit.group()
        before = text[max(hit.start() - 2, 0) : hit.start()]
        after = text[hit.end() : hit.end() + 1]
        weights = _weights(run, before, after)
        for character, weight in zip(run, weights, strict=True):
            size = 1 if "｡" <= character <= "ﾟ" or character < "\u00a0" else 2
            total += weight * size
            judged += size
    return total / judged if judged else 0.0


def _weights(run: str, before: str, after: str) -> list[float]:
    if len(run) == 1:
        return [_lone(run, before, after)]
    weights = [_weight(character) for character in run]
    if len(run) > 2 and all(_lead(character) == 0x8E for character in run):
        return [min(weight, 0.2) for weight in weights]  # half-width kana of EUC-JP look like this
    for word in _HALF_WIDTH.finditer(run):
        weights[word.start() : word.end()] = [_half_width(word.group())] * len(word.group())
    if len(run) == 2 and before[-1:].islower() and after.islower() and max(weights) < 1.0:
        return [-0.5, -0.5]  # two kanji inside a western word
    return weights


def _lone(character: str, before: str, after: str) -> float:
    weight = _weight(character)
    near, far = before[-1:], before[:-1]
    if "｡" <= character <= "ﾟ":
        return 0.0 if (not near or near in _EDGE) and (not after or after in _EDGE) else -1.0
    if not _KANJI.match(character):
        return weight
    if after.isalpha() or (near.isalpha() and (far.isalpha() or near.islower())):
        return -1.0
    if near.isalpha():
        return 0.3  # A社, X線
    return 0.6 if weight > 0.5 else 0.0


def _half_width(word: str) -> float:
    if len(word) == 1:
        return -0.3
    spoken = re.sub("[｡-･]", "", word)
    if len(spoken) < 0.6 * len(word) or re.match("[ｧ-ｰﾝﾞﾟ]", spoken):
        return -0.5
    if re.search("[^ｶ-ﾄﾊ-ﾎｳ]ﾞ|[^ﾊ-ﾎ]ﾟ|[^ｷｼﾁﾆﾋﾐﾘﾞﾟﾃﾌ][ｬｭｮ]|[^ﾞﾌｳﾃﾄﾂｸｼﾁ][ｧ-ｫ]|[ｧ-ｫ][ｧ-ｫ]", spoken):
        return -0.5
    return 0.85 if len(spoken) > 2 and re.search("[ｰﾞﾟﾝｯ]", spoken) else 0.55


@lru_cache(maxsize=4096)
def _weight(character: str) -> float:
    number = ord(character)
    if 0x3041 <= number <= 0x30FE or character in "、。「」・ー～〜（）？！：":
        return 1.0
    if 0xFF61 <= number <= 0xFF9F:
        return 0.5
    if 0xFF01 <= number <= 0xFF60 or 0x3000 <= number <= 0x303F or 0x2460 <= number <= 0x33FF:
        return 0.8
    if _KANJI.match(character):
        return 0.8 if _is_common_kanji(character) else 0.2
    if number < 0xA1 or 0x300 <= number <= 0x36F or 0xE000 <= number <= 0xF8FF:
        return -1.0
    return 0.4  # Greek, arrows, mathematical signs


def _lead(character: str) -> int:
    encoded = character.encode("cp932", "ignore")
    return encoded[0] if len(encoded) == 2 else 0


def _is_common_kanji(character: str) -> bool:
    encoded = character.encode("cp932", "ignore")
    return len(encoded) == 2 and 0x889F <= int.from_bytes(encoded, "big") <= 0x9872
