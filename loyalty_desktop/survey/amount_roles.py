"""The roles of numbers that are no ratings: money, frequency, weights, codes, lengths of time."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from loyalty_desktop.survey.bands import band_of
from loyalty_desktop.survey.facts import Facts, codes_chosen
from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.numbers import is_one_or_two
from loyalty_desktop.survey.units import currency_of

_AVERAGE = (0.8, 1.25)
"""Weights of respondents average about 1."""
_BODY_WEIGHT = 5.0
"""Numbers far above may be kilograms or expansion factors."""
_KILOGRAMS, _HEAVIEST = (30.0, 200.0), 500.0
"""People weigh so many kilograms or pounds on the average, and hardly more."""
_MASS = re.compile(
    r"(?:^|[\s_(\[])(?:k?gs?|gms?|grams?|kilos?|kilograms?|lbs?|pounds?|oz|ounces?|tons?)(?:$|[\s_)\]])|体重"
)
"""A weight in a unit weighs a thing."""
_BARE_WEIGHT = re.compile(
    r"(?:(?:sample|survey|final|post|respondent|case|calibrat\w+|person|household)[ _]?)?"
    r"(?:wght|weight(?:s|ing)?|wt|wgt)(?:[ _]\w{1,12})?|[a-z]{1,8}(?:wght|wgt|weight)"
    r"|.*(?:ウェイト|ウエイト|ウェート|加重|重み|補正|拡大係数|wb値?|ウェイトバック).*"
)
_TIME_SPENT = re.compile(
    r"\b(?:time|hours?|minutes?|days?)\b.{0,40}\bspen[dt]|\bspen[dt]\b.{0,30}\b(?:time|hours?|minutes?)\b"
)
"""Hours are spent too."""
_ENDS_UNPAID = re.compile(r"(?:回数|頻度|件数|人数|日数|時間|期間)(?:$| ?[(\[【])")
"""How often the price went up is no sum, and neither are the hours that went into estimates."""
_TIMES = re.compile(r"\d ?(?:回|分|時間|件|日|人|週間|か月|times|minutes?|mins?|hours?|days?|weeks?)")
_DONE = re.compile(
    r"(?:(?:参加|利用|使用|購入|受講|来場|来店|来館|訪問|体験|経験|相談|視聴|閲覧|受診|申し?込み?|問い?合わせ|苦情|クレーム|トラブル)"
    r"(?:の?(?:有無|経験|実績))?"
    r"|\b(?:participation|participated|attendance|attended|purchased?|bought|visited|used|contacted|complained|joined|tried"
    r"|watched|registered|redeemed))(?: ?\(.*\))?$"
)
"""Headings that end with something that people did or did not: イベント参加, Attended."""
_YEARS = (1900, 2035)
_HOW_MANY = re.compile(
    r"(?:人数|日数|名数|頭数|台数|室数|部屋数)(?: ?[(（\[].*)?$|\b(?:length of stay|party size|group size)\b"
    r"|\b(?:number|no\.?|count) of (?:people|persons|guests|adults|children|kids|rooms|travell?ers|passengers|days)\b"
    r"|\bhow many (?:people|persons|guests|adults|children|kids|rooms|days)\b|\bhelpful (?:votes?|count)\b"
)
"""来店人数, 滞在日数: how many came and for how long says nothing of how often."""
_HOW_OFTEN = re.compile(
    r"回数|頻度|何回|利用日数|来店日数|\btimes\b|\boften\b|visits|per (?:week|month|year)|[/／](?:年|月|週)"
)
_GROWN, _OLDEST, _LONG, _HIGHEST_AVERAGE = 12, 110, 12, 10
_FEW_CODES, _OFTEN = 0.1, 0.05
_LEAST_SUMS, _LEAST_SUM, _MOSTLY, _OFTEN_CENTS, _ROUND, _SPREAD = 8, 20, 0.9, 0.4, 0.8, 3
_EACH, _EXACT = 50, 1e-6


def weight(facts: Facts) -> Guess | None:
    """Return what makes respondents count for more or less than one: called so, about 1 on the average."""
    if (
        _MASS.search(facts.words)
        or not facts.about("weight")
        or facts.scale.kind not in {"number", "money", "points", "id"}
    ):
        return None
    counts = _counts(facts)
    total = sum(counts.values())
    if not total or min(counts) < 0 or not any(counts):
        return None
    fractions = any(number != int(number) for number in counts)
    mean = sum(number * n for number, n in counts.items()) / total
    if _KILOGRAMS[0] <= mean <= _KILOGRAMS[1] and max(counts) < _HEAVIEST and facts.words in {"weight", "body weight"}:
        return Guess("segment", 0.45, because("duration"))
    named = _BARE_WEIGHT.fullmatch(facts.words) is not None
    sure = fractions and (mean < _BODY_WEIGHT if named else _AVERAGE[0] <= mean <= _AVERAGE[1])
    return Guess("weight", 0.9 if sure else 0.5, because("weights"))


def one_or_two(facts: Facts) -> Guess | None:
    """Return an experience for yes and no in the codes 1 and 2, which has to be asked; SEX is coded so too (I43)."""
    if facts.scale.kind != "number" or facts.about("segment") or facts.about("count"):
        return None
    happened = facts.siblings >= 3 or facts.about("experience") or mentions(facts.own_words, "experience")
    happened = happened or _is_done(facts.own_words)
    if not happened or facts.different > 6:
        return None
    counts = Counter({int(number): n for number, n in _counts(facts).items() if number == int(number)})
    return Guess("experience", 0.5, because("one_or_two")) if is_one_or_two(counts) else None


def _is_done(words: str) -> bool:
    """Say whether a heading ends with what people did or did not, and says nothing behind it."""
    return _DONE.search(words.replace("_", " ").strip()) is not None


def _counts(facts: Facts) -> Counter[float]:
    """Return how many gave each number."""
    counts: Counter[float] = Counter()
    for number, n in zip(facts.distinct.numbers, facts.distinct.counts.tolist(), strict=True):
        if n and number is not None:
            counts[number] += n
    return counts


def amounts(facts: Facts) -> Guess | None:
    """Return what numbers and ranges are: money, how often, how long, or codes."""
    kind = facts.scale.kind
    if kind not in {"money", "number", "bands", "id"}:
        return None
    if facts.about("spend") and not sorts_people(facts.words) and not _is_unpaid(facts):
        return Guess("spend", 0.85 if kind != "bands" else 0.7, because("spend"))
    long = facts.about("duration") and not facts.about("count") and not facts.about("frequency")
    if long:
        return Guess("segment", 0.8 if kind == "bands" else 0.6, because("duration"))
    aged = facts.about("age") and not facts.about("frequency") and facts.words.count(" ") < _LONG
    if (facts.about("frequency") or facts.about("count")) and not (aged and _are_ages(facts)):
        many = _HOW_MANY.search(facts.own_words) and not _HOW_OFTEN.search(facts.words)
        return Guess("segment", LIKELY, because("duration")) if many else Guess("frequency", 0.7, because("frequency"))
    if kind == "money" or look_like_money(facts):
        return Guess("spend", LIKELY if kind == "money" else 0.45, because("money"))
    return _banded(facts) if kind == "bands" else _numbers(facts)


def _banded(facts: Facts) -> Guess:
    """Return what ranges are that no heading explains: sums of money, or what sorts people."""
    paid = _CODE.fullmatch(facts.words) is not None and _are_sums(facts)
    return Guess("spend", 0.45, because("money")) if paid else Guess("segment", 0.8, because("bands"))


def _are_sums(facts: Facts) -> bool:
    """Say whether ranges are sums of money too small to be anybody's income."""
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()]
    ends = [end for text in texts if (band := band_of(text)) for end in (band.low, band.high) if end is not None]
    named = [text for text in texts if currency_of(text) or "円" in text]
    return 2 * len(named) > len(texts) and max(ends, default=0) < (_INCOME_YEN if "円" in "".join(texts) else _INCOME)


def _is_unpaid(facts: Facts) -> bool:
    """Say whether what a heading with words of money asks for is a time or a number of times: 料金が上がった回数."""
    if _TIME_SPENT.search(facts.words.replace("_", " ")) or _ENDS_UNPAID.search(facts.words):
        return True
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()] if facts.scale.kind == "bands" else []
    return sum(1 for text in texts if _TIMES.search(text) and not currency_of(text)) > _MOSTLY * len(texts) > 0


def _numbers(facts: Facts) -> Guess | None:
    if (facts.about("age") or facts.about("segment")) and not may_be_averages(facts):
        return Guess("segment", 0.6, because("segment"))
    if facts.about("quantity") or _MASS.search(facts.words):
        return Guess("segment", 0.45, because("duration"))
    if _are_years(facts):
        named = facts.about("calendar") or "year" in facts.words or "年" in facts.words
        return Guess("segment", 0.55 if named else 0.45, because("calendar"))
    if _are_fractions(facts):
        return None
    few = facts.different <= max(3, _FEW_CODES * facts.present)
    codes = facts.different <= 20 and (few or all(0 <= code < 100 for code in codes_chosen(facts)))
    often = facts.different <= _OFTEN * facts.present
    codes = codes or (often and (facts.about("code") or _are_short(facts)))
    return Guess("segment", 0.45, because("codes")) if codes else None


def _are_ages(facts: Facts) -> bool:
    """Say whether most numbers are ages of adults or years of birth: "How many years old are you?" counts nothing."""
    low, high = _YEARS
    given = _counts(facts)
    old = sum(n for number, n in given.items() if _GROWN <= number <= _OLDEST or low <= number <= high)
    return old > _MOSTLY * sum(n for number, n in given.items() if number >= 0)


def _are_fractions(facts: Facts) -> bool:
    """Say whether most numbers are no whole ones: 8.2 is the code of nothing."""
    counts = _counts(facts)
    return 2 * sum(n for number, n in counts.items() if number != int(number)) > sum(counts.values())


def may_be_averages(facts: Facts) -> bool:
    """Say whether numbers may be averages of ratings: mostly fractions, none beyond ten, and no hours or grades."""
    figures = facts.distinct.figures[facts.distinct.counts > 0]
    figures = figures[~np.isnan(figures)]
    if not len(figures) or figures.min() < 0 or figures.max() > _HIGHEST_AVERAGE:
        return False
    named = _MEASURED.search(facts.words.replace("_", " ")) or any(map(facts.about, _NO_RATING))
    return not named and not sorts_people(facts.words) and _are_fractions(facts)


_SHARES = re.compile(
    r"率|割合|比率|確率|指数|偏差値|%|percent|pct|\brate\b|ratio|\bshare\b|probab|index|scores?\b", re.IGNORECASE
)


_CODE = re.compile(r"[a-z]{0,4}[ _.-]?\d{1,3}(?:[_.-]\d{1,3})*")
_INCOME_YEN, _INCOME = 1e6, 2e4
"""A year's income begins about here, and few pay so much at once."""
_NO_RATING = (
    *("count", "frequency", "weight", "id", "personal", "spend"),
    *("age", "quantity", "calendar", "duration", "timestamp"),
)
_MEASURED = re.compile(
    r"\b(?:hours?|hrs?|minutes?|seconds?|days?|months?|years?|gpa|cgpa|km|kg|cm|mm|miles?|lit(?:er|re)s?|degrees?|temp(?:erature)?"
    r"|ratio|rate|index|lat|lng|lon|log|ph|bmi|height|depth|width|length|size|speed|price|tax|exchange)\b"
    r"|時間|分数|年数|距離|身長|体重|気温|温度|偏差|係数|対数|率$"
)
"""What is measured in fractions by nature."""
_NO_MONEY = (
    *("age", "segment", "quantity", "calendar", "duration", "timestamp"),
    *("count", "satisfaction", "weight", "id", "personal"),
)


def look_like_money(facts: Facts) -> bool:
    """Say whether numbers that no heading explains are written as prices are: 12.85, or round hundreds and thousands.

    They differ from person to person and much in size, as shares, degrees and measures of people do not.
    """
    if facts.different < _LEAST_SUMS or any(map(facts.about, _NO_MONEY)) or _SHARES.search(facts.words):
        return False
    counts = _counts(facts)
    numbers = sorted(number for number, n in counts.items() for _each in range(min(n, _EACH)) if number > 0)
    most = sum(min(n, _EACH) for n in counts.values())
    if not numbers or len(numbers) < _MOSTLY * most or numbers[-1] <= _LEAST_SUM:
        return False
    low, high = numbers[len(numbers) // 10], numbers[-1 - len(numbers) // 10]
    cents = sum(1 for number in numbers if abs(100 * number - round(100 * number)) < _EXACT)
    parts = sum(1 for number in numbers if round(100 * number) % 10)
    round_sums = sum(1 for number in numbers if number >= _LEAST_SUM and number % 10 == 0)
    prices = cents >= _MOSTLY * len(numbers) and parts >= _OFTEN_CENTS * len(numbers)
    return high >= _SPREAD * low and (prices or round_sums >= _ROUND * len(numbers))


def _are_short(facts: Facts) -> bool:
    """Say whether all numbers are whole ones of three digits at most, as the codes of many groups are."""
    return all(number == int(number) and 0 <= number < 1000 for number in _counts(facts))


def _are_years(facts: Facts) -> bool:
    """Say whether all numbers may be years, and there are several."""
    low, high = _YEARS
    given = _counts(facts)
    return len(given) > 1 and all(low <= number <= high and number == int(number) for number in given)
