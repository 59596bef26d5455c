"""The roles of ratings: loyalty, satisfaction as a whole and with one touchpoint, and what only looks like a rating."""

from __future__ import annotations

import re

from loyalty_desktop.survey.facts import Facts, codes_chosen, loyalty_kind
from loyalty_desktop.survey.graded import GRADED
from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.mixed_labels import MIXED
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.numbers import names_steps
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.worded import GRADES

_SATISFIED = re.compile(r"satisf|満足|評価")
_NOT_LOYAL = ("satisfaction", "segment", "age", "frequency", "count", "duration", "quantity", "spend", "code", "self")
_ROW = 4
"""So many columns side by side on the same scale are no codes."""
_LEAST_STEPS = 3
_RATED = re.compile(r"satisf|\brating|満足|評価")
_MET = re.compile(
    r"(?:meet|met|exceed|surpass|fulfil|live up|beyond|compared|above|below)\w* .{0,20}expect"
    r"|expectations? (?:is|are|was|were) (?:met|exceed)"
    r"|に期待(?:して(?:い)?ますか|でき)|期待(?:以上|以下|どおり|通り|に応え|を上回|を下回|を超え|と比)"
)
"""What came up to expectations is a rating; what people expect is none."""
_NAMES_A_CODE = re.compile(r"(?:\b|_)(?:id|ids|code|key)$|(?:コード|番号|[iI][dD])$")
"""product_line_id holds the codes of something else, and no answers."""
_RANK = re.compile(r"順位|何位|\b(?:price |importance )?rank(?:ed|ing)?\b", re.IGNORECASE)
_THINGS = re.compile(
    r"(?:(?:number|no\.?|#) ?(?:of )?)?(?:(?:bed|bath) ?rooms?|beds?|floors?|stor(?:e?ys?|ies)|children"
    r"|kids|pets|cars"
    r"|adults|bab(?:y|ies)|infants|guests|persons|people|passengers|dependents|party|accommodates"
    r"|vehicles|(?:household|family) (?:size|members)|(?:group|party|team) size|floor (?:no\.?|number|level)"
    r"|people in (?:the )?household)(?: (?:under|over|aged) .*)?"
    r"|(?:居住|所在|入居)?階数?|.{0,6}(?:部屋|室|台|子供の|子どもの|人|個|本|枚|冊)数|間取り|大人|子ども|子供|小人|幼児",
    re.IGNORECASE,
)
"""Headings that name nothing but things one can count."""
_RATING_FAMILIES = frozenset({"satisfaction", "quality", "liking", "ease", "unipolar"})
_ASKED_FAMILIES = frozenset({"agreement", "likelihood", "word", GRADED, MIXED})
_OF_OTHERS = re.compile(
    r"how (?:often|frequently) (?:did|do|does|was|were|is|are|has|have|had) "
    r"(?!(?:you|your (?:family|child|children|household))\b(?! (?:get|receive|feel|find|able)\b))"
    r"|\b(?:vous|t') ?(?:a|ont)-t-(?:il|elle|on)s?\b|^hat (?:man|das personal|ihr \w+) (?:sie|ihnen)\b"
    r"|(?:職員|スタッフ|店員|係員|先生|教員|医師|看護師|担当者|上司).{0,20}(?:くれ|れましたか|いましたか|していますか)"
)
"""How often others did something well rates them; how often people themselves do something says how they use it."""
_NO_WISH = frozenset({"satisfaction", "quality", "frequency", "importance"})
_WILL = re.compile(r"likel|willing|inten[dt]|probab|可能性|意向|意思|たい")
"""The likelihood of recommending is a wish, also where it is called good or poor."""
_WOULD = re.compile(
    r"(?:would )?(?:recommend(?:s|ed|ation)?|recomiendan?|empfehlung)(?: (?:it|us|to (?:a )?friends?))?"
)
"""Recommend: positive, neutral, negative."""
_IN_PAST = re.compile(r"\bin (?:the |your )?(?:last|past|previous)\b")
_WINDOW = re.compile(r"[a-z][ _]\d{1,3}(?:d|days?|w|wks?|weeks?|mo|mths?|months?)$")
"""active_7d: so often within seven days."""
_LASTING = re.compile(
    r"\b(?:duration|tenure|seniority|length of (?:stay|service|membership|residence|time)"
    r"|years (?:of|at|in|with) [a-z ]+)$"
    r"|(?:勤続|在籍|利用|契約|加入|入会|居住|取引|経験)(?:年数|期間|歴)$"
    r"|^how long (?:have|has|did|do|are|were|was)\b|どの(?:くらい|ぐらい)の?(?:期間|時間)"
    r"|何(?:年|か月|ヶ月|時間|分|日)(?:間|くらい|ぐらい)|wie lange|combien de temps|depuis (?:combien|quand)"
    r"|cuánto tiempo|quanto tempo|hoe lang|berapa lama|как долго|kaç (?:yıl|saat)"
)
"""Headings that ask how long something lasts, or end with it: no rating of the time it took."""
_NUMBER_OF = re.compile(r"(?<!点)数(?:$|[(（])")
"""比較した会場数: a Japanese heading that ends so counts something."""
_SUM_OF = re.compile(
    r"(?:利用|購入|支払|支払い|購買|消費)(?:金)?額(?:$|[(（]|を|は(?!満足|適|妥))|世帯年収|年収(?:$|[(（]|を|は)"
)
"""Codes for ranges of money: 月あたりの利用金額をお知らせください。"""
_OWN_DOING = re.compile(
    r"how (?:often|frequently) (?:did|do|have|would|will|are|were) (?:you|your)\b|頻度|間隔|visit|利用|来店|購入"
)


_NOT_WEIGHED = frozenset({"agreement", "quality", "satisfaction"})
_WEIGHS = re.compile(r"importan|priorit|matters?\b|value[sd]?\b|重要|重視|大切|優先")


def weighed(facts: Facts) -> Guess | None:
    """Return a segment for what people find important or expected: it stands beside satisfaction, and is none."""
    if facts.scale.kind not in RATINGS or asks_to_stay(facts) or _MET.search(facts.words):
        return None
    if facts.scale.family in _NOT_WEIGHED and not _WEIGHS.search(facts.words):
        return None  # I know what is expected of me: agree; compared with what you expected: better
    own = mentions(facts.own_words, "importance")
    if not own and not facts.about("importance"):
        return None
    # Where the heading of the group names both, the column's own part decides.
    rest = facts.own_words if own else facts.words
    return None if _SATISFIED.search(rest) else Guess("segment", 0.5, because("importance"))


def calendar(facts: Facts) -> Guess | None:
    """Return a segment for codes of weekdays, months and quarters, which look like ratings."""
    bare = facts.scale.kind in RATINGS and not facts.scale.family
    if not bare or not facts.about("calendar") or facts.about("satisfaction") or loyalty_kind(facts.words):
        return None
    return Guess("segment", 0.5, because("calendar"))


def counted(facts: Facts) -> Guess | None:
    """Return a segment for places in a ranking, and for rooms, floors and children: they look like ratings."""
    if facts.scale.kind not in RATINGS or facts.scale.family or loyalty_kind(facts.words):
        return None
    own = facts.own_words
    ranked = _RANK.search(own) and not _RATED.search(own)
    things = _THINGS.fullmatch(own) and not facts.about("satisfaction") and facts.siblings < 3 and facts.beside < _ROW
    coded = _NAMES_A_CODE.search(own) and not facts.about("satisfaction") and facts.beside < _ROW
    return Guess("segment", 0.5, because("codes")) if ranked or things or coded else None


def loyalty(facts: Facts) -> Guess | None:
    """Return the loyalty question: its words and answers from 0 to 10, or such answers alone."""
    if facts.scale.kind != "zero_to_ten":
        return None
    codes = codes_chosen(facts)
    kind = loyalty_kind(facts.words)
    if kind and not facts.about("comment") and not asks_how_often(facts):
        full = 0 in codes or 10 in codes
        confidence = (0.95 if kind == "nps" else 0.9) if full else 0.8
        return Guess("loyalty", confidence, because("loyalty_words", measure=kind.upper()))
    if facts.siblings >= 3 or facts.beside >= _ROW or any(map(facts.about, _NOT_LOYAL)):
        return None
    whole = len(codes) >= 9 or (len(codes) >= 7 and {0, 10} <= codes)
    scored = _SCORE.fullmatch(facts.own_words) and len(codes) >= _SCORED and max(codes) == facts.scale.high
    bare = (whole or scored) and not facts.about("overall") and not _NAMES_A_CODE.search(facts.own_words)
    likely = _LIKELY_TO.search(facts.own_words) is not None and not facts.about("overall")
    return Guess("loyalty", 0.5 if likely else 0.4, because("zero_to_ten")) if bare or likely else None


_LIKELY_TO = re.compile(r"^how likely (?:are|is|would) |^likelihood (?:of|to)\b|wie wahrscheinlich|probabil|可能性")
_SCORE = re.compile(r"(?:(?:survey|feedback|response)[ _])?scores?|スコア|nota|puntaje")
_SCORED = 6
"""A column of scores from 0 to 10 alone is what tools for loyalty write: so many of the steps were given."""


def asks_how_often(facts: Facts) -> bool:
    """Say whether a heading asks for a number of times: How many times did you visit us again?"""
    return mentions(facts.own_words, "count") or "how often" in facts.own_words


_CARED_FOR = re.compile(r"(?:職員|スタッフ|医師|看護師|担当者|先生)(?:は|が|の)|\b(?:staff|nurses?|doctors?|carers?)\b")
"""Whether the staff mind somebody's health rates the staff."""


def of_oneself(facts: Facts) -> Guess | None:
    """Return a segment for the health, the mood and the life that people rate: they do not rate whom they buy from."""
    if facts.scale.kind not in RATINGS or not facts.about("self") or facts.about("recommend"):
        return None
    if _CARED_FOR.search(facts.words):
        return None
    return Guess("segment", 0.55, because("oneself"))


_OF_A_PART = re.compile(
    r"\boverall (?:[a-z]+ )?(?:availability|cleanliness|appearance|friendliness|helpfulness|professionalism|attitude"
    r"|courtesy|speed|price|pricing|prices|comfort|atmosphere|ambian?ce|staff|food|location|design|wait(?:ing)? times?"
    r"|variety|selection|decor|layout|noise|security|parking|value(?: for money)?|communication|knowledge|efficiency"
    r"|convenience)\W*(?:$|of\b|from\b|provided\b|offered\b|by\b|at\b)"
    r"|\boverall (?!product|service|food|customer)[a-z]+ quality\b"
    r"|\boverall (?!satisf|experience|impression|rating|evaluation|opinion|assessment|score|view|quality|feel)[a-z]+ "
    r"of (?:the |our |your )?(?:food|room|menu|staff|building|venue|website|page|packaging|presentation)s?\b"
    r"|\boverall (?:experience|satisfaction|rating|impression) (?:with|of) (?:the |our |your |my )?(?:\w+ ){0,2}"
    r"(?:team|staff|driver|agent|representative|rep|department|process|parking|check-?(?:in|out)|booking|delivery)\b"
    r"|\boverall (?:quality|maintenance|effectiveness|condition|cleanliness|appearance) of "
    r"(?!(?:the |our |your |this |my )?(?:\w+ )?"
    r"(?:services?|experience|products?|stay|visit|trip|flight|life|care|event|course|program(?:me)?|store|shop|hotel|restaurant|company|bank|hospital|app|website|system|city|school)\b)"
)
"""The overall quality of streets, the overall price level are among many parts."""


_OF_THE_WHOLE = re.compile(
    r"\brat(?:e|ing (?:of|for)) (?:us\b"
    r"|(?:this|our|the) (?:hospital|hotel|company|organi[sz]ation|facility|clinic|conference)\b"
    r"|(?:this|our) (?:store|shop|restaurant|bank|school|university|airline|airport|museum|park|(?:web)?site|app"
    r"|product|service|event|course|practice|nursing home|agency|(?:health )?plan)\b"
    r"|your (?:(?:last|latest|(?:most )?recent|first|entire|whole) (?:[\w'&.-]+ ){0,3})?(?:stay|visit|trip"
    r"|experience)\b)"
    r"\s*(?:$|[?.,:;(\[\d]|from\b|during\b|overall\b|on a scale\b|out of\b|today\b|as a whole\b)"
    r"|^(?:今回の|本日の|この度の)?(?:説明会|体験会|見学会|勉強会|講演会|講習会|イベント|セミナー|ワークショップ|研修|講座|展示会|ツアー"
    r"|コンサート|フェア|プログラム|大会|旅行)(?:全体)?(?:の内容)?(?:の|に対する|についての|への)(?:総合)?満足度"
    r"(?:は|を|$|[ (\[?:])"
    r"|(?:この|本|当|弊|御|貴)(?:病院|院|店舗?|社|ホテル|旅館|館|施設|校|学校|大学|園|銀行|空港|サービス|製品|商品|アプリ|サイト|イベント"
    r"|セミナー|研修|講座|講習会|公演|展示会)(?:全体|そのもの)?(?:の|への|に対する|についての)(?:総合)?(?:評価|満足度|点数)"
    r"(?:は|を|$|[(\[?:])",
    re.IGNORECASE,
)
"""Rate this hospital: the whole is rated, though no word says so. Rate our staff, rate the food: a part of it."""


_ALONE = re.compile(
    r"ご?満足度?(?:は|を|について)?(?:いかが(?:でし|です)たか|いかがですか|(?:お聞かせ|教えて|お教え)(?:ください|下さい))[?？。]?"
)
"""Nothing is named: it is the whole that they are satisfied with."""
_ASIDE = re.compile(r"[(（\[][^()（）\[\]]*(?:[,、]|など|such as|e\.g\.)[^()（）\[\]]*[)）\]]")
"""What stands between brackets as a list of examples names parts."""
_CODE_BEFORE = re.compile(r"^[a-z]{1,2}\d{1,3}[_ .-](?=[a-z])")
"""q1_overall."""
_IN_PASSING = re.compile(
    r"^(?!how\b)[a-z].{8,}\boverall\b"
    r"(?! (?:satisf|experience|impression|rating|evaluation|opinion|quality|feel|how|score))(?=.)"
)
"""Statements speak of overall grades and overall goals within a sentence."""


def names_whole(words: str, own: str) -> bool:
    """Say whether a heading and its own part speak of the whole, and of no part of it."""
    if _OF_A_PART.search(words):
        return False
    whole = mentions(_ASIDE.sub("", words), "overall") and not _IN_PASSING.search(words)
    return whole or _OF_THE_WHOLE.search(own) is not None or _ALONE.fullmatch(own) is not None


def overall(facts: Facts) -> Guess | None:
    """Return the satisfaction as a whole: its heading says both, or stands for the whole beside other ratings."""
    if facts.scale.kind not in RATINGS or (facts.scale.points or 0) < 3:
        return None
    satisfied = facts.about("satisfaction") or facts.scale.family in {"satisfaction", "quality"}
    satisfied = satisfied or "experience" in facts.words
    if _OF_A_PART.search(facts.words):
        return None
    alone = match_text(_CODE_BEFORE.sub("", facts.own_words)) in keys("marks", "whole")
    whole = facts.about("overall") and mentions(_ASIDE.sub("", facts.words), "overall")
    row = facts.beside >= _ROW and whole and not _IN_PASSING.search(facts.words)
    if (_OF_THE_WHOLE.search(facts.own_words) or _ALONE.fullmatch(facts.own_words)) and not asks_to_stay(facts):
        return Guess("overall_satisfaction", 0.7, because("overall"))
    if not alone and not row and not (whole and satisfied):
        return None
    sure = satisfied or (alone and facts.siblings >= 3)
    return Guess("overall_satisfaction", 0.9 if sure else 0.7, because("overall"))


def rating(facts: Facts) -> Guess | None:
    """Return what a rating scale rates."""
    scale = facts.scale
    points = scale.points or 0
    if scale.kind not in RATINGS or points < 2:
        return None
    if _CODED.fullmatch(facts.words) and scale.family == "likelihood" and _answer_loyally(facts):
        return Guess("loyalty", 0.5, because("loyalty_short", points=points))
    wished = scale.family not in _NO_WISH or _WILL.search(facts.own_words) or _WOULD.fullmatch(facts.own_words)
    if asks_to_stay(facts) and wished:
        return Guess("loyalty", 0.5, because("loyalty_short", points=points))
    if scale.family:
        return _words(facts)
    if facts.about("satisfaction") and (not facts.about("frequency") or _HOW_SATISFIED.search(facts.own_words)):
        unsure = scale.unsure and facts.siblings < 3
        confidence = 0.6 if unsure else 0.7 if scale.kind == "zero_to_ten" else 0.9
        return Guess("driver", confidence, because("rating_words", points=points))
    return _bare_numbers(facts)


_CODED = re.compile(r"[a-z]{0,8}[ _.-]?\d{1,4}(?:[_.-]\d{1,3})*")


def _answer_loyally(facts: Facts) -> bool:
    """Say whether the answers below a mere code speak of coming again or of recommending: 一定会复购."""
    texts = [facts.distinct.texts[at] for at in facts.distinct.present()]
    return 2 * sum(1 for text in texts if loyalty_kind(text.casefold()) is not None) > len(texts)


_HOW_SATISFIED = re.compile(
    r"how satisfied|satisfied (?:are|were) you|wie zufrieden|zufrieden (?:sind|waren)|tan satisfech|qué tan satisf"
    r"|quanto (?:è|sei) soddisf|êtes-vous satisfait|(?:quão|o quanto) .{0,12}satisfeit|hoe tevreden|hur nöjd"
    r"|どの(?:程度|くらい|ぐらい)満足|満足していますか"
)
"""Who is asked so rates, whatever it is: the number of visits, how often they are called."""


_SATISFIED_OR_NOT = re.compile(
    r"(?:are|were) you .{0,20}satisfied|満足(?:し(?:て|まし)|でき|です|いただけ)|удовлетворены ли|довольны ли"
    r"|(?:sind|waren) sie .{0,30}zufrieden|(?:êtes|étiez)[- ]vous .{0,20}satisfait"
    r"|(?:está|estuvo|quedó) .{0,20}satisfech|(?:está|ficou) .{0,20}satisfeit"
    r"|(?:è|sei) .{0,20}soddisfatt|(?:bent|was) u .{0,20}tevreden|满意吗|是否满意|만족하(?:십|시|셨)"
)


def satisfied_or_not(facts: Facts) -> Guess | None:
    """Return what they rate who are asked whether they are satisfied: yes and no count when somebody says so."""
    if not _SATISFIED_OR_NOT.search(facts.own_words) or facts.about("comment"):
        return None
    role: Role = "overall_satisfaction" if names_whole(facts.words, facts.own_words) else "driver"
    return Guess(role, 0.4, because("rating_unscaled"))


def asks_to_stay(facts: Facts) -> bool:
    """Say whether the column itself, not only its group, asks for loyalty."""
    return loyalty_kind(facts.own_words) is not None and not facts.about("comment") and not asks_how_often(facts)


def _words(facts: Facts) -> Guess:
    """Return the role of a scale in words: satisfaction moves loyalty, agreement may, importance does not."""
    family, points = facts.scale.family, facts.scale.points or 0
    if family in _RATING_FAMILIES:
        ask = facts.scale.unsure and facts.siblings < 3 and points < 3
        return Guess("driver", 0.6 if ask else 0.9, because("rating_words", points=points))
    if family in _ASKED_FAMILIES:
        if family == "likelihood" and points < _LEAST_STEPS:
            return Guess("experience", 0.5, because("yes_no"))  # will use it, will not
        rated = bool(_RATED.search(facts.words)) and not facts.about("agreement")
        return Guess("driver", 0.7 if rated else 0.55, because("agreement"))
    if family in {GRADES, "frequency"}:
        return Guess("driver", 0.55, because("grades")) if family == GRADES else _how_often(facts)
    if family == "level" and facts.about("satisfaction"):
        # High, medium, low: how satisfied people are, but also their income, the priority, the price.
        return Guess("driver", 0.7, because("rating_words", points=points))
    named = family == "level" and facts.about("segment")
    return Guess("segment", LIKELY if named else 0.5, because("other_words"))


def _how_often(facts: Facts) -> Guess:
    """Return the role of always ... never: what others always did well is rated so, what people do is counted so."""
    if _OF_OTHERS.search(facts.words):
        return Guess("driver", 0.7, because("rating_words", points=facts.scale.points or 0))
    if _OWN_DOING.search(facts.words):
        return Guess("frequency", 0.55, because("frequency"))
    # Neither: several such questions side by side describe a service.
    many = facts.siblings >= 3 or facts.beside >= _ROW
    return Guess("driver" if many else "frequency", 0.55, because("other_words"))


_ASKS_TO_RATE = re.compile(
    r"\bto what (?:extent|degree)\b|\bhow (?:well|good|clear|helpful|useful|friendly|clean|comfortable|much did you)\b"
    r"|どの(?:程度|くらい|ぐらい)(?!の)|inwieweit|in welchem maße|dans quelle mesure|en qué medida|em que medida"
    r"|in che misura"
)


def _bare_numbers(facts: Facts) -> Guess:
    scale, points = facts.scale, facts.scale.points or 0
    often = facts.about("frequency") or facts.about("count") or _NUMBER_OF.search(facts.own_words)
    if facts.about("effort") and points >= _LEAST_STEPS and not often:
        return Guess("driver", 0.55, because("effort"))
    past = (scale.low == 0 or points not in {5, 7}) and _IN_PAST.search(facts.words)
    if often or (scale.kind == "points" and (past or _WINDOW.search(facts.words))):
        return Guess("frequency", 0.55, because("frequency"))
    lasting = points not in {5, 7} or (facts.beside < _ROW and _LASTING.search(facts.own_words))
    if facts.about("duration") and facts.siblings < 3 and lasting:
        return Guess("segment", 0.5, because("duration"))
    # Alone, without a word of rating, a scale of a length that is seldom used is a list of codes.
    alone = facts.siblings < 3 and facts.beside < _ROW
    rated = _ASKS_TO_RATE.search(facts.words) or facts.about("agreement") or facts.about("touchpoint")
    rated = rated or names_steps(facts.words)
    few = alone and not rated and (points <= 4 or scale.low == 0 or points == 6) and scale.kind == "points"
    few = few or (scale.kind == "points" and _SUM_OF.search(facts.own_words) is not None)
    if few or (facts.siblings < 3 and sorts_people(facts.words)):
        return Guess("segment", 0.5, because("codes"))
    if scale.kind == "zero_to_ten" and facts.siblings >= 3:
        return Guess("driver", 0.7, because("rating_numbers", low=0, high=10))
    confidence = 0.6 if points in {5, 7} and not scale.unsure else 0.4 if alone else 0.55
    confidence = 0.65 if names_steps(facts.words) else confidence
    return Guess("driver", confidence, because("rating_numbers", low=scale.low or 0, high=scale.high or 0))
