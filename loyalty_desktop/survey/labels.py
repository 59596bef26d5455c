"""Words of a rating scale: each whole label becomes a family and a grade, a set of labels becomes points.

A label is read as degree + stem (とても + 満足, very + dissatisfied) and graded -4..4 around a neutral 0. The
grades seen, together with their mirror images, are the steps of the scale: 大いに満足, 満足, 普通 are 5, 4, 3 of
five even if nobody was dissatisfied. Scales without a mirror (excellent ... poor, not at all ... extremely) are
listed whole. Nothing is matched by substring, and a label that fits no rule stays unread (INPUTS.md I41).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from loyalty_desktop.survey.normal import match_text, plain

_JA_DEGREES = {
    4: "極めて|きわめて|完全に|最高に|この上なく",
    3: "とても|大変|たいへん|非常に|大いに|おおいに|かなり|すごく|十分|十分に|強く|大|よく|ぜひ|非常によく|とてもよく|大変よく",
    1: "やや|まあ|まぁ|まずまず|まあまあ|どちらかといえば|どちらかと言えば|どちらかというと|ある程度|少し|すこし|わりと|割と|比較的|多少|若干|ほぼ",
}
_JA_POSITIVE = {
    "satisfaction": "満足|満足できる|満足できた|満足度が高い",
    "quality": "良い|よい|いい|良かった|よかった|優れている|良好|高い|高く評価する|評価できる|評価する",
    "agreement": "そう思う|思う|同意する|同意|賛成|あてはまる|当てはまる|該当する|感じる|そう感じる|感じた|思った|そう思った",
    "liking": "好き|好感が持てる|気に入った|気に入っている|魅力的|魅力を感じる|楽しい|楽しかった",
    "importance": "重要|重要である|重視する|重視している|大切",
    "likelihood": "利用したい|続けたい|継続したい|推奨したい|勧めたい|すすめたい|薦めたい|行きたい|訪れたい|購入したい|買いたい|したい|使いたい|使い続けたい",
    "ease": "簡単|容易|わかりやすい|分かりやすい|使いやすい|やさしい|しやすい",
}
_JA_NEGATIVE = {
    "satisfaction": "不満|不満足|不満である|満足できない|満足できなかった",
    "quality": "悪い|わるい|悪かった|良くない|よくない|良くなかった|よくなかった|劣っている|低い|評価できない|評価しない",
    "agreement": "そう思わない|思わない|同意しない|不同意|反対|あてはまらない|当てはまらない|感じない|感じなかった|そう感じない|思わなかった|そう思わなかった",
    "liking": "嫌い|気に入らない|魅力的でない|魅力を感じない|つまらない|楽しくない",
    "importance": "重要でない|重要ではない|重視しない|重視していない",
    "likelihood": "利用したくない|続けたくない|継続したくない|推奨したくない|勧めたくない|すすめたくない|薦めたくない|行きたくない|訪れたくない|購入したくない|買いたくない|したくない|使いたくない|使い続けたくない",
    "ease": "難しい|むずかしい|困難|わかりにくい|分かりにくい|使いにくい|しにくい",
}
_JA_DENIAL = {
    "satisfaction": "満足していない|満足しなかった|満足ではない|満足でない",
    "quality": _JA_NEGATIVE["quality"],
    "agreement": _JA_NEGATIVE["agreement"],
    "liking": "好きではない|好きでない|気に入らない|気に入っていない|魅力を感じない",
    "importance": "重要でない|重要ではない|重視しない|重視していない|大切でない|大切ではない",
    "likelihood": "利用したくない|思わない|続けたくない|勧めたくない|すすめたくない|行きたくない|したくない|使いたくない|利用したいと思わない|行きたいと思わない",
    "ease": "簡単ではない|簡単でない|わかりやすくない|使いやすくない",
}
_JA_NEUTRAL = (
    "普通 ふつう どちらともいえない どちらとも言えない どちらともいえず どちらでもない どちらとも どちらとも… どちらとも... "
    "どちらとも・・・ どちらともいえない・ふつう 中立 どちらともない 普通・どちらともいえない 満足でも不満でもない 可もなく不可もなく ふつう(どちらともいえない)"
).split()
_JA_END = "(?:です|である|だ|だった|でした|している|しています|した|しました|した方|と思う)?"

_EN_DEGREES = {
    4: "extremely|completely|totally|absolutely|entirely|fully|exceptionally",
    3: "very|strongly|highly|definitely|really|very much|greatly",
    1: "somewhat|slightly|a little|fairly|rather|moderately|mildly|partly|probably|quite|tend to|a bit|partially|more or less",
    2: "mostly|generally|largely",
}
_EN_POSITIVE = {
    "satisfaction": "satisfied|satisfying|pleased|happy|content|satisfactory",
    "quality": "good|well|positive|high|favou?rable",
    "agreement": "agree|true",
    "liking": "like|liked|enjoyable|enjoyed|interesting|attractive",
    "importance": "important",
    "likelihood": "likely|willing",
    "ease": "easy|clear|helpful|useful|convenient",
}
_EN_NEGATIVE = {
    "satisfaction": "dissatisfied|unsatisfied|displeased|unhappy|dissatisfying|unsatisfactory",
    "quality": "bad|poor|poorly|negative|low|unfavou?rable|badly",
    "agreement": "disagree|untrue|false",
    "liking": "dislike|disliked|boring|unattractive",
    "importance": "unimportant",
    "likelihood": "unlikely|unwilling",
    "ease": "difficult|hard|unclear|unhelpful|inconvenient",
}
_EN_NEUTRAL = [
    "neutral",
    "neither",
    "average",
    "ok",
    "okay",
    "neither good nor bad",
    "neither good nor poor",
    "neither agree nor disagree",
    "neither agree or disagree",
    "neither satisfied nor dissatisfied",
    "neither satisfied or dissatisfied",
    "neither satisfied nor unsatisfied",
    "neither likely nor unlikely",
    "neither easy nor difficult",
    "neither easy nor hard",
    "neither important nor unimportant",
    "neither positive nor negative",
    "neither happy nor unhappy",
    "neutral/no opinion",
    "indifferent",
    "no difference",
    "mixed",
    "acceptable",
]

# Scales whose steps are not mirror images, best first; an empty name stands for any one word (not at all X).
_LISTED: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (family, tuple(steps.split("|")))
    for family, steps in (
        ("quality", "excellent|very good|good|fair|poor"),
        ("quality", "excellent|very good|good|fair|poor|very poor"),
        ("quality", "excellent|very good|good|average|poor"),
        ("quality", "excellent|good|fair|poor"),
        ("quality", "excellent|good|fair|poor|very poor"),
        ("quality", "excellent|good|average|poor|very poor"),
        ("quality", "excellent|good|average|below average|poor"),
        ("quality", "excellent|above average|average|below average|poor"),
        ("quality", "excellent|good|average|poor|terrible"),
        ("quality", "excellent|good|average|poor"),
        ("quality", "excellent|good|neutral|poor|very poor"),
        ("quality", "excellent|good|ok|poor|very poor"),
        ("quality", "excellent|good|satisfactory|poor|very poor"),
        ("quality", "excellent|good|satisfactory|poor"),
        ("quality", "outstanding|good|average|poor|very poor"),
        ("quality", "great|good|ok|bad|terrible"),
        ("quality", "much better|better|about the same|worse|much worse"),
        (
            "quality",
            "very high quality|high quality|neither high nor low quality|low quality|very low quality",
        ),
        ("quality", "exceeded expectations|met expectations|did not meet expectations"),
        ("quality", "とても良い|良い|まあまあ|悪い|とても悪い"),
        ("quality", "優|良|可|不可"),
        ("quality", "◎|○|△|×"),
        ("satisfaction", "大いに満足|満足|まあまあ|不満|大いに不満"),
        ("satisfaction", "とても満足|満足|まあまあ|不満|とても不満"),
        ("satisfaction", "満足|まあまあ|不満"),
        ("satisfaction", "満足|ほぼ満足|どちらともいえない|やや不満|不満"),
    )
)
# Not at all X ... extremely X: five steps of one word, whatever the word.
_UNIPOLAR = (
    (5, r"(?:extremely|completely|totally|極めて|きわめて)\s*(?P<word>.+)"),
    (4, r"(?:very|quite|highly|とても|非常に)\s*(?P<word>.+)"),
    (3, r"(?:somewhat|moderately|fairly|reasonably)\s*(?P<word>.+)"),
    (2, r"(?:not so|not very|slightly|a little|not particularly|only slightly)\s*(?P<word>.+)"),
    (1, r"(?:not at all|not)\s*(?P<word>.+)"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a whole label says: a family of words and a grade from -4 to 4; neutral words fit any family."""

    family: str
    grade: int


def _patterns() -> list[tuple[re.Pattern[str], str, int]]:
    found: list[tuple[re.Pattern[str], str, int]] = []
    for sign, stems, degrees, end, space in (
        (1, _JA_POSITIVE, _JA_DEGREES, _JA_END, ""),
        (-1, _JA_NEGATIVE, _JA_DEGREES, _JA_END, ""),
        (1, _EN_POSITIVE, _EN_DEGREES, "", r"\s*"),
        (-1, _EN_NEGATIVE, _EN_DEGREES, "", r"\s*"),
    ):
        for family, stem in stems.items():
            found.append((re.compile(f"(?:{stem}){end}"), family, sign * 2))
            found += [
                (re.compile(f"(?:{degree}){space}(?:{stem}){end}"), family, sign * grade)
                for grade, degree in degrees.items()
            ]
    for family, stem in _JA_DENIAL.items():
        found.append((re.compile(f"(?:あまり|あんまり|それほど|さほど)(?:{stem}){_JA_END}"), family, -1))
        found.append((re.compile(f"(?:全く|まったく|全然|ぜんぜん|ほとんど)(?:{stem}){_JA_END}"), family, -3))
        found.append((re.compile(f"(?:{stem}){_JA_END}"), family, -2))
    for family, stem in _EN_POSITIVE.items():
        found.append((re.compile(rf"not (?:very|so|really|particularly) (?:{stem})"), family, -1))
        found.append((re.compile(rf"not at all (?:{stem})"), family, -3))
        found.append((re.compile(rf"not (?:{stem})"), family, -2))
        found.append((re.compile(rf"(?:{stem}) (?:strongly|a lot|very much)"), family, 3))
        found.append((re.compile(rf"(?:{stem}) (?:somewhat|slightly|a little)"), family, 1))
    for family, stem in _EN_NEGATIVE.items():
        found.append((re.compile(rf"(?:{stem}) (?:strongly|a lot|very much)"), family, -3))
        found.append((re.compile(rf"(?:{stem}) (?:somewhat|slightly|a little)"), family, -1))
    return found


_PATTERNS = _patterns()
_NEUTRAL = frozenset(match_text(word) for word in (*_JA_NEUTRAL, *_EN_NEUTRAL))
_LISTED_KEYS = tuple((family, tuple(match_text(step) for step in steps)) for family, steps in _LISTED)
_UNIPOLAR_PATTERNS = tuple((step, re.compile(pattern)) for step, pattern in _UNIPOLAR)
_NOTE = re.compile(r"\s*\([^()]*\)$")
_AGREEING = frozenset({"quality", "satisfaction", "liking"})


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """Return family and grade of one whole label, or None when it is no such label."""
    words = _NOTE.sub("", plain(text).casefold()).strip(" .。!！")
    if match_text(text) in _NEUTRAL or match_text(words) in _NEUTRAL:
        return Label("neutral", 0)
    for pattern, family, grade in _PATTERNS:
        if pattern.fullmatch(words):
            return Label(family, grade)
    return None


@dataclass(frozen=True, slots=True)
class Steps:
    """A rating scale in words: its family, its number of points, and the code of each label (1 is worst)."""

    family: str
    points: int
    codes: tuple[tuple[str, int], ...]


def read_steps(labels: Iterable[str], siblings: Iterable[str] = ()) -> Steps | None:
    """Return the scale that all of `labels` belong to, or None when they are not labels of one family.

    `siblings` are further labels of columns that share the scale: they widen the steps (a step that nobody
    chose here but somebody chose beside it exists) and never change the family.
    """
    mine = tuple(dict.fromkeys(labels))
    if not mine:
        return None
    everything = tuple(dict.fromkeys((*mine, *siblings)))
    return _read(mine, everything) or (_read(mine, mine) if everything != mine else None)


@lru_cache(maxsize=1024)
def _read(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    return _listed(mine, everything) or _unipolar(mine, everything) or _mirrored(mine, everything)


def _listed(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    keys = {match_text(label) for label in everything}
    best: tuple[str, tuple[str, ...]] | None = None
    for family, steps in _LISTED_KEYS:
        # Words that other scales have too (good, average) do not make this scale: most of it must be seen.
        seen = len(keys & set(steps))
        if (
            keys <= set(steps)
            and seen >= 3
            and seen * 2 > len(steps)
            and (best is None or len(steps) < len(best[1]))
        ):
            best = (family, steps)
    if best is None:
        return None
    family, steps = best
    rank = {step: len(steps) - place for place, step in enumerate(steps)}
    return Steps(family, len(steps), tuple((label, rank[match_text(label)]) for label in mine))


def _mirrored(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    grades: dict[str, Label] = {}
    for label in everything:
        found = label_of(label)
        if found is None:
            return None
        grades[label] = found
    families = {found.family for found in grades.values()} - {"neutral"}
    if len(families) != 1 and not (families and families <= _AGREEING):
        return None
    by_grade: dict[int, set[str]] = {}
    for label, found in grades.items():
        by_grade.setdefault(found.grade, set()).add(match_text(label))
    # Two different labels on one grade (agree, mostly agree) would silently become the same answer.
    if any(len(_spellings(texts)) > 1 for texts in by_grade.values()):
        return None
    rank, points = _ranks(sorted(by_grade))
    if points < 2:
        return None
    family = min(families)
    return Steps(family, points, tuple((label, rank[grades[label].grade]) for label in mine))


def _ranks(grades: list[int]) -> tuple[dict[int, int], int]:
    """Return the rank of each grade seen and the number of points, the shorter side filled up by the longer.

    Scales need not be worded alike on both sides (とてもそう思う ... 全くそう思わない): as many steps above the
    middle as below make the scale. A side on which steps are missing takes its places from the other.
    """
    above = [grade for grade in grades if grade > 0]
    below = [-grade for grade in reversed(grades) if grade < 0]
    side = max(len(above), len(below))
    middle = 1 if 0 in grades else 0
    points = 2 * side + middle
    longer = sorted(above if len(above) >= len(below) else below)

    def place(size: int, own: list[int]) -> int:
        if len(own) == side:
            return own.index(size) + 1
        return min(range(side), key=lambda at: abs(longer[at] - size)) + 1

    rank = {grade: side + middle + place(grade, above) for grade in above}
    rank |= {-size: side + 1 - place(size, below) for size in below}
    if middle:
        rank[0] = side + 1
    return rank, points


def _spellings(texts: set[str]) -> set[str]:
    """Leave out spellings of the same label: どちらともいえない and どちらとも言えない are one answer."""
    return {
        text.replace("言え", "いえ").replace("良", "よ").replace("分か", "わか").replace("当て", "あて")
        for text in texts
    }


def _unipolar(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    found: dict[str, int] = {}
    words: set[str] = set()
    for label in everything:
        text = plain(label).casefold()
        hit = next(
            (
                (step, match["word"])
                for step, pattern in _UNIPOLAR_PATTERNS
                if (match := pattern.fullmatch(text))
            ),
            None,
        )
        if hit is None:
            return None
        found[label] = hit[0]
        words.add(hit[1])
    if len(words) != 1 or len(set(found.values())) != len(found) or len(found) < 3 or 1 not in found.values():
        return None
    stem = label_of(next(iter(words)))
    points = 5 if 5 in found.values() else 4
    family = stem.family if stem else "unipolar"
    return Steps(family, points, tuple((label, found[label]) for label in mine))


def families(texts: Mapping[str, int]) -> float:
    """Return the share of answers (text -> count) that are whole labels of some scale."""
    total = sum(texts.values())
    known = sum(count for text, count in texts.items() if label_of(text) is not None)
    return known / total if total else 0.0
