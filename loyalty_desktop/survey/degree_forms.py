"""Whether a few answers are degrees of one thing by their form alone, whatever the language: very X, X, hardly X.

No list of words could hold every scale. What steps of a scale have in common is that one thing comes again in most
of them, with something short before or behind it, and that the same short thing stands before two forms of it:
strongly agree, agree, disagree, strongly disagree; 絶対に買いたい, 買いたい, 買いたくない, 絶対に買いたくない.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import match_text, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LEAST, _MOST, _LONGEST = 3, 7, 40
_SHORTEST_THING, _SHORTEST_THING_UNSPACED = 3, 2
_LONGEST_DEGREE = 22
_STEM = 6
_LONGEST_ANSWER = 28
_ENDS = " .。!！"
_TWICE = 2
_RATES = re.compile(
    r"\bhow (?:satisfied|likely|easy|difficult|would you rate)\b|satisfaction(?:[ _](?:score|rating|level))?\W*$"
    r"|^rat(?:e|ing)\b|\brating$"
    r"|満足度(?:は|を|について|$|[?？(（])|(?:の|を)評価|満意度|满意度|만족도|zufrieden (?:sind|waren)|satisfacción"
)
"""What asks so is answered by a rating, in whatever words."""
_DEGREE = re.compile(
    r"(?:^|[,.:;–-] )how (?!(?:many|much|often|long|old|far|big|large|soon|early|frequent)\b|frequent)"
    r"(?!did you (?:hear|find|learn|get|know|come|travel|book|pay|buy|order|discover|first)\b)"
    r"(?!do you (?:usually|prefer|use|travel|get|hear|pay|buy|learn|find)\b)"
    r"(?:[a-z]+ly )?[a-z]+(?: [a-z]+)? (?:is|are|was|were|do|does|did|would|has|have)\b"
    r"|\bto what (?:extent|degree)\b|^how (?:was|were|is|are|(?:would|do|did) you feel)\b"
    r"|^how well\b|\bcompared (?:to|with)\b"
    r"|いかが(?:でし|です)たか|いかがですか"
    r"|(?:どの(?:程度|くらい|ぐらい)|どれ(?:くらい|ぐらい|ほど|だけ))"
    r"(?!の?(?:頻度|期間|時間|回数|年|月|日|金額|予算|人数|数|割合)|前|先|かか|待|遠|離"
    r"|.*(?:検討|利用|使用|購入|来店|比較|滞在|勤務|通[っわ])(?:し|され|て))"
    r"|(?<![角温湿速年頻])度(?:は|を(?:教え|お聞かせ|お答え)|はどの|について|$|[?？])"
    r"|(?:やす|にく|しさ|良|快適|親切|丁寧|清潔|便利)さ(?:は|を|$|[?？])"
    r"|どう(?:でし|です)たか|(?:感じ|思い)(?:ました|ます|てい(?:ます|ました))か[?？]?$"
    r"|(?:やす|づら|にく)(?:かった|い)ですか"
    r"|^[¿ ]*(?:cómo (?:fue|calific|evalu|valor|consider)|qué opin|qué te pareci|qué tan)"
    r"|^como (?:foi|avali|você avali|classific)"
    r"|^wie (?:bewerten|zufrieden|gut|empfanden|fanden|beurteilen)|^comment (?:évalu|avez-vous trouvé|jug)"
)
"""How clear was it, どの程度わかりましたか: what asks so asks for a degree, unless it asks for a number or a way."""
_THING = re.compile(
    r"どちら|どれ(?!くらい|ぐらい|ほど|だけ)|何[がをのにで]|なに|どこ|だれ|誰|なぜ|どんな|どういう|いつ(?!も)|どの(?!程度|くらい|ぐらい|ように)"
    r"|(?:^|[,.:] )(?:which|who|where|why)\b|\bwhat (?!(?:extent|degree)\b|(?:do|did) you think\b)|\b(?:age|gender)\b"
)
"""Who is asked for a thing names one of several."""
_WISH = re.compile(
    r"^(?!.*(?:どの|どちら|どれ|何を|なに|どんな|どういう)).*たい(?:です|と(?:思|感じ|お考え).{0,8})か[?？。]?$"
    r"|\bhow likely\b|^(?:would|will) you\b|likelihood|\bprobab|wahrscheinlich|意向(?:は|$|[?？])"
)
"""What asks so is answered by how much somebody wishes it."""
_NO_DEGREE = re.compile(r"[,、;/(（&+]|\b(?:but|and|or)\b")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def are_degrees(texts: Collection[str]) -> bool:
    """Say whether answers are built as the steps of one scale are: a thing alone, and with more than one degree.

    A degree that two things have in common counts as much as one thing with two degrees.
    """
    options = _options(texts)
    return options is not None and (_degrees_of_one(options) or _crossed(options))


def asks_for_degree(words: str, texts: Collection[str]) -> bool:
    """Say whether a heading (plain, lower case) asks for a degree, and the answers to it are few and short."""
    options = _options(texts)
    if options is None or max(map(len, options)) > _LONGEST_ANSWER:
        return False
    return _RATES.search(words) is not None or (_DEGREE.search(words) is not None and not _THING.search(words))


def asks_for_wish(words: str, texts: Collection[str]) -> bool:
    """Say whether a heading asks how much something is wished, and the answers to it are few and short."""
    options = _options(texts)
    return options is not None and max(map(len, options)) <= _LONGEST_ANSWER and _WISH.search(words) is not None


def _degrees_of_one(options: Sequence[str]) -> bool:
    things: dict[str, set[str]] = defaultdict(set)
    for one, other in permutations(options, 2):
        if (degree := _degree(one, other)) is not None:
            things[other].add(degree)
    shared = [degree for degrees in things.values() for degree in degrees]
    twice = any(len(degrees) >= _TWICE for degrees in things.values()) or len(shared) > len(set(shared))
    covered = {one for one in options for thing in things if thing == one or _degree(one, thing) is not None}
    return twice and len(covered) >= len(options) - 1


def _crossed(options: Sequence[str]) -> bool:
    """Say whether two degrees each stand before the same two things: very good, very bad, rather good, rather bad."""
    behind: dict[str, set[str]] = defaultdict(set)
    for option in options:
        for at in _cuts(option):
            behind[option[:at]].add(option[at:].strip())
    pairs = [
        (degree, other, things & behind[other])
        for degree, things in behind.items()
        for other in behind
        if degree < other and not other.startswith(degree)
    ]
    return any(
        len(things) >= _TWICE
        and sum(1 for option in options if option.startswith((one, other)) or option in things) >= len(options) - 1
        for one, other, things in pairs
    )


def have_one_thing(texts: Collection[str]) -> bool:
    """Say whether all answers but one begin or end alike, each with a degree of its own: fully met, hardly met."""
    options = _options(texts)
    if options is None or len(options) < _LEAST:
        return False
    spaced = _UNSPACED.search("".join(options)) is None
    for turned in (False, True):
        uses: dict[str, set[str]] = defaultdict(set)
        for option in options:
            for thing, rest in _ends_of(option[::-1] if turned and not spaced else option, spaced, turned):
                uses[thing].add(rest)
        if any(len(rests) >= max(_LEAST, len(options) - 1) for rests in uses.values()):
            return True
    return False


def _ends_of(option: str, spaced: bool, turned: bool) -> list[tuple[str, str]]:
    """Return what an option may begin with, and the rest; with `turned` what it may end with."""
    if not spaced:
        return [(option[:at], option[at:]) for at in range(_SHORTEST_THING_UNSPACED, len(option))]
    words = option.split(" ")
    if turned:
        return [(words[-1][:_STEM], " ".join(words[:-1]))] if len(words[-1]) >= _SHORTEST_THING else []
    return [(words[0], " ".join(words[1:]))] if len(words[0]) >= _SHORTEST_THING and len(words) > 1 else []


def _cuts(option: str) -> list[int]:
    """Return where an option may be cut into a degree and a thing."""
    if _UNSPACED.search(option) is None:
        return [at for at, sign in enumerate(option) if sign == " "]
    return list(range(_SHORTEST_THING_UNSPACED, len(option) - _SHORTEST_THING_UNSPACED + 1))


def _options(texts: Collection[str]) -> list[str] | None:
    """Return the answers as they are compared, each once; None where they are no steps by number and length."""
    options = sorted({plain(text).casefold().strip(_ENDS) for text in texts})
    fit = _LEAST <= len(options) <= _MOST and all(0 < len(one) <= _LONGEST for one in options)
    return options if fit and not any(any(map(str.isdigit, one)) for one in options) else None


def _degree(one: str, thing: str) -> str | None:
    """Return what stands before (or behind) `thing` in `one`, which is `thing` with a degree; None where it is not."""
    spaced = _UNSPACED.search(thing) is None
    if len(thing) < (_SHORTEST_THING if spaced else _SHORTEST_THING_UNSPACED) or len(one) <= len(thing):
        return None
    if one.endswith(thing):
        degree = one[: -len(thing)]
    elif spaced and one.startswith(thing + " "):
        degree = one[len(thing) :]
    else:
        return None
    fits = len(degree) <= _LONGEST_DEGREE and not _NO_DEGREE.search(degree)
    return match_text(degree) if fits else None
