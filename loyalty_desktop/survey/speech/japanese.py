"""Words of Japanese comments: in the form of the dictionary, with their negation, as people read them.

良くなかった is 良くない and not 良い; 在庫がありません is 在庫がない; 使いづらい, 清潔感 and 試着室 are one word each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loyalty_desktop.survey.speech.dictionary import Piece, pieces_of
from loyalty_desktop.survey.speech.english import stem_of
from loyalty_desktop.survey.speech.negation import denied, negative_of
from loyalty_desktop.survey.speech.units import Unit
from loyalty_desktop.survey.vocabulary import vocabulary, words

_NO_NOUN = frozenset({"数", "代名詞", "非自立", "特殊", "引用文字列", "動詞非自立的", "接続詞的"})
_NO_SUFFIX = frozenset({"人名", "助数詞", "特殊", "助動詞語幹", "副詞可能"})
_EASE = {"やす": "やすい", "にく": "にくい", "づら": "づらい", "がた": "がたい"}
_EASY_FORMS = re.compile(r"(やす|にく|づら|がた)(い|く|かっ|さ|けれ|かろ)?$")
_KATAKANA = re.compile(r"[ァ-ヶー・]+")
_KANJI = re.compile(r"[一-鿿々]+")
_WELL = ("よく", "良く")
_STEM_ENDS = "いきしちにみりえけせてねめれぎじびべ"
_LATIN = re.compile(r"[a-zà-ɏ0-9'’.&\-]+")
_TORN = re.compile(r"[a-zà-ɏ0-9]+(?:['’.&\-][a-zà-ɏ0-9]+)+")
_LINK = frozenset({"の", "が", "は", "も", "に", "を", "で", "と", "から", "まで", "へ", "な", "て", "より"})
_SMALL = 4
"""So many small words may stand between the two words of a phrase."""


class _Head(NamedTuple):
    """A word that may be counted: from piece `first` up to `last`, not included."""

    word: str
    kind: str
    first: int
    last: int


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(words("speech", "japanese", "stop"))


@lru_cache(maxsize=1)
def _polite() -> frozenset[str]:
    return frozenset(words("speech", "japanese", "polite"))


@lru_cache(maxsize=1)
def _honorific() -> frozenset[str]:
    return frozenset(words("speech", "japanese", "honorific"))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Return how a word is listed by the other ways to write it."""
    table = vocabulary("speech")["japanese"]["spellings"]
    return {other: word for word, others in table.items() for other in others}


def japanese_units(text: str, offset: int = 0) -> list[Unit]:
    """Return the words of a folded text; `offset` is where it stands in a longer one."""
    pieces = _latin_mended(text, pieces_of(text))
    units: list[Unit] = []
    at, near, small = 0, False, 0
    link: list[str] = []
    while at < len(pieces):
        piece = pieces[at]
        head = _head(pieces, at)
        if head is None:
            if not any(letter.isalnum() for letter in piece.text) and piece.text.strip():
                near = False
            elif not piece.text.isspace():
                small += 1
                link.append(piece.text if piece.text in _LINK else "\0")
            at += 1
            continue
        unit, at = _counted(pieces, head, offset)
        if unit is not None:
            joined = "".join(link)
            units.append(unit._replace(near=near and small <= _SMALL, link="" if "\0" in joined else joined))
            near, small, link = True, 0, []
        else:
            small += 1
            link.append("" if head.kind == "adverb" else "\0")  # 接客がとても良い reads as 接客が良い
    return units


def _latin_mended(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with wi-fi, booking.com and their like as one word each: the dictionary tears them."""
    spans = [found.span() for found in _TORN.finditer(text) if any(letter.isalpha() for letter in found[0])]
    for start, end in reversed(spans):
        first = next((at for at, one in enumerate(pieces) if one.start == start), None)
        last = next((at for at, one in enumerate(pieces) if one.end == end), None)
        if first is not None and last is not None:
            word = text[start:end]
            pieces[first : last + 1] = [Piece(word, start, "名詞", "固有名詞", "*", word)]
    return pieces


def _head(pieces: list[Piece], at: int) -> _Head | None:
    """Return the word that begins with a piece, None where none does."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is not None and (easy := _easy(pieces, at)) is not None:
        return easy
    if piece.kind == "形容詞" and piece.sort == "自立":
        is_adverb = (
            piece.text in _WELL
            and following is not None
            and following.kind == "動詞"
            and following.base not in {"ある", "ござる"}
        )
        return None if is_adverb or piece.base in {"ない", "無い"} else _Head(piece.base, "adjective", at, at + 1)
    if piece.kind == "動詞" and piece.sort == "自立":
        return _Head(piece.base, "verb", at, at + 1)
    if piece.kind == "副詞":
        is_denied = piece.text in _WELL and denied(pieces, at + 1, "adjective") is not None
        return _Head("良い", "adjective", at, at + 1) if is_denied else _Head(piece.base, "adverb", at, at + 1)
    if piece.kind in {"名詞", "接頭詞"}:
        return _noun(pieces, at)
    return None


def _easy(pieces: list[Piece], at: int) -> _Head | None:
    """Return 使いやすい, わかりにくい and their like as one word, however they were taken apart."""
    piece, following = pieces[at], pieces[at + 1]
    ease = _ease_of(following)
    if not ease or following.start != piece.end or following.kind not in {"形容詞", "助動詞", "名詞"}:
        return None
    is_stem = piece.kind == "動詞" or (piece.kind == "名詞" and piece.text[-1] in _STEM_ENDS)
    if not is_stem or _KATAKANA.fullmatch(piece.text):
        return None
    last = at + 2
    if following.text in _EASE and last < len(pieces) and pieces[last].text in {"さ", "い", "く"}:
        last += 1
    return _Head(piece.text + ease, "adjective", at, last)


def _ease_of(piece: Piece) -> str:
    """Return やすい, にくい, づらい or がたい where a piece is a form of it, '' where it is not."""
    found = _EASY_FORMS.match(piece.text) if piece.text[:2] in _EASE else None
    return "" if found is None else _EASE[found[1]]


def _noun(pieces: list[Piece], at: int) -> _Head | None:
    """Return a noun with what belongs to it: 清潔感, 不親切, 試着室, コスパ; without お, ご and さん."""
    first, last, text = at, at, ""
    if pieces[at].kind == "接頭詞":
        last += 1
        if last == len(pieces) or pieces[last].kind != "名詞":
            return None
        text = "" if pieces[at].text in _polite() else pieces[at].text
    noun = pieces[last]
    if noun.sort in _NO_NOUN or (noun.sort == "接尾" and not text) or not any(one.isalpha() for one in noun.text):
        return None
    text, last = text + noun.base, last + 1
    latin = _LATIN.fullmatch(noun.text)
    if latin:
        stem = stem_of(noun.text)
        return _Head(stem, "noun", first, last) if stem else None
    while last < len(pieces) and _goes_on(pieces[last - 1], pieces[last]):
        text += pieces[last].text
        last += 1
    if last + 1 < len(pieces) and pieces[last].base == "する" and (ease := _ease_of(pieces[last + 1])):
        return _Head(f"{text}し{ease}", "adjective", first, last + 2)  # 利用しやすい
    if last < len(pieces) and pieces[last].kind == "名詞" and pieces[last].text in _honorific():
        last += 1
    return _Head(text, "noun", first, last)


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Say whether a piece belongs to the noun before it."""
    if piece.kind != "名詞" or piece.start != before.end or piece.text in _honorific():
        return False
    if piece.sort == "接尾":
        return True
    if _KATAKANA.fullmatch(before.text) and _KATAKANA.fullmatch(piece.text):
        return True
    is_torn = before.sort.endswith("?") and len(before.text) == 1 and _KANJI.fullmatch(before.text) is not None
    return is_torn and _KANJI.fullmatch(piece.text) is not None


def _counted(pieces: list[Piece], head: _Head, offset: int) -> tuple[Unit | None, int]:
    """Return the word as it is counted, None for one that says nothing, and the piece after it."""
    denial = denied(pieces, head.last, head.kind)
    word = _spellings().get(head.word, head.word)
    last = head.last
    if denial is not None:
        last = denial.last
        if word in _stop() and word not in {"できる", "出来る", "ない"}:
            return None, last
        word = negative_of(word, head.kind, denial, pieces[head.first])
    elif word in _stop() or (len(word) == 1 and not _KANJI.fullmatch(word)):
        return None, last
    start, end = pieces[head.first].start, pieces[last - 1].end
    if last == head.last and last - head.first > 1 and pieces[last - 1].text in _honorific():
        end = pieces[last - 2].end
    return Unit(word, offset + start, offset + end, near=False), last
