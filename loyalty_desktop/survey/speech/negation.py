"""Whether a Japanese word is denied, and what it is called then: 良くない, 分からない, 在庫がない, 対応しない."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from loyalty_desktop.survey.speech.dictionary import Piece

How: TypeAlias = Literal["not", "absent", "not_done", "cannot", "passive", "want", "not_want"]

_NAI = frozenset({"ない", "無い", "ぬ", "ん", "まい"})
_MUST = re.compile(r"(?:な(?:けれ|きゃ|く)(?:ば|ては|ちゃ)?|ない(?:と|ほど))(?:なら|いけ|だめ|ダメ|ね|$)")
_DOING = {"する": "not_done", "できる": "cannot", "出来る": "cannot", "いたす": "not_done", "致す": "not_done"}
_GODAN = dict(zip("うくぐすつぬぶむる", "わかがさたなばまら", strict=True))
_WANT = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_AUXILIARY = frozenset({"ます", "た", "です", "だ", "れる", "られる", "せる", "させる"})


class Denial(NamedTuple):
    """How a word is denied or wished for, and the piece after all that says so."""

    how: How
    last: int


def denied(pieces: list[Piece], at: int, kind: str) -> Denial | None:
    """Return how the word that ends before piece `at` is denied, None where it is not."""
    if kind == "verb":
        return _verb(pieces, at)
    if kind == "adjective":
        return _not(pieces, _after(pieces, at, {"は", "も"}))
    if kind == "noun":
        return _noun(pieces, at)
    return None


def _after(pieces: list[Piece], at: int, particles: set[str]) -> int:
    return at + 1 if at < len(pieces) and pieces[at].text in particles else at


def _not(pieces: list[Piece], at: int) -> Denial | None:
    """Return the ない, or the ありません, that stands at a place."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.base in _NAI and piece.kind in {"助動詞", "形容詞"}:
        return None if _is_must(pieces, at) else Denial("not", at + 1)
    if piece.base in {"ある", "いる", "ござる", "おる"} and piece.kind in {"動詞", "助動詞"}:
        found = _verb(pieces, at + 1)
        return found if found is not None and found.how == "not" else None
    return None


def _is_must(pieces: list[Piece], at: int) -> bool:
    """Say whether two negations make a must: なければならない."""
    return _MUST.match("".join(piece.text for piece in pieces[at : at + 4])) is not None


def _verb(pieces: list[Piece], at: int) -> Denial | None:
    """Return the negation or the wish in what follows a verb."""
    wish = passive = False
    while at < len(pieces):
        piece = pieces[at]
        if piece.base in _NAI or piece.text == "ず":
            if piece.kind not in {"助動詞", "形容詞"} or _is_must(pieces, at):
                return None
            return Denial("not_want" if wish else "passive" if passive else "not", at + 1)
        if piece.kind == "助動詞" and piece.base == "たい":
            wish = True
        elif piece.kind == "動詞" and piece.base in {"れる", "られる"}:
            passive = True
        elif piece.text == "た" or not (
            (piece.kind == "助動詞" and piece.base in _AUXILIARY)
            or (piece.kind == "動詞" and piece.sort in {"接尾", "非自立"})
            or (piece.text in {"て", "で"} and _is_bound(pieces, at + 1))
            or (wish and piece.text in {"は", "も"})
        ):
            break
        at += 1
    return Denial("want", at) if wish else None


def _is_bound(pieces: list[Piece], at: int) -> bool:
    """Say whether a verb goes on after its て: 届いて いない, 届いて ない, 気付いて もらえず."""
    if at >= len(pieces):
        return False
    piece = pieces[at]
    is_denied = piece.base in _NAI and piece.kind in {"助動詞", "形容詞"}
    return is_denied or (piece.kind == "動詞" and piece.sort == "非自立")


def _noun(pieces: list[Piece], at: int) -> Denial | None:
    if at >= len(pieces):
        return None
    piece = pieces[at]
    if piece.kind == "動詞" and piece.base in _DOING:
        return _done(pieces, at)
    if piece.text in {"で", "じゃ", "では"}:
        return _not(pieces, _after(pieces, at + 1, {"は", "も"}))
    if piece.text in {"なし", "無し"}:
        return Denial("absent", at + 1)
    found = _not(pieces, _after(pieces, at, {"が", "は", "も", "の", "に"}))
    return None if found is None else Denial("absent", found.last)


def _done(pieces: list[Piece], at: int) -> Denial | None:
    """Return the negation or the wish of a noun with する or できる."""
    found = _verb(pieces, at + 1)
    if found is None or found.how in {"passive", "want", "not_want"}:
        return found
    return Denial("cannot" if _DOING[pieces[at].base] == "cannot" else "not_done", found.last)


def negative_of(word: str, kind: str, denial: Denial, head: Piece) -> str:
    """Return what a denied or wished word is called."""
    how = denial.how
    if kind == "noun":
        tails = {
            "absent": "がない",
            "not": "ではない",
            "not_done": "しない",
            "cannot": "できない",
            "passive": "されない",
            "want": "したい",
            "not_want": "したくない",
        }
        return word + tails[how]
    if kind == "adjective":
        return f"{word.removesuffix('い')}くない"
    if how == "passive":  # 食べられない is not 食べない
        return _passive(word, head.bend)
    stem = _stem(word, head.bend, want=how in {"want", "not_want"})
    return stem + {"want": "たい", "not_want": "たくない"}.get(how, "ない")


def _passive(verb: str, bend: str) -> str:
    if bend.startswith("サ変") and verb.endswith("する"):
        return f"{verb[:-2]}されない"
    return _stem(verb, bend, want=False) + ("れない" if bend.startswith("五段") else "られない")


def _stem(verb: str, bend: str, *, want: bool) -> str:
    """Return the stem of a verb that ない, or たい, is put to."""
    if bend.startswith("五段"):
        return verb[:-1] + (_WANT if want else _GODAN).get(verb[-1], verb[-1])
    if bend.startswith("サ変") and verb.endswith("する"):
        return f"{verb[:-2]}し"
    if bend.startswith("カ変"):
        return verb[:-1] if verb.endswith("来る") else f"{verb[:-2]}{'き' if want else 'こ'}"
    return verb.removesuffix("る")
