"""Words in headings that speak for a role, in Japanese and English (INPUTS.md section 6).

Japanese words are looked for anywhere in the heading (there are no spaces), English ones as whole words.
A keyword alone never makes a role: the answers must agree (roles.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "recommend": (
        "nps|推奨度|推奨意向|おすすめ度|お勧め度|お薦め度|オススメ度|(?:すすめ|勧め|薦め|奨め|推奨し)(?:たい|る可能性|ますか|られますか|たく|ようと|ると思)|"
        "(?:紹介し|おすすめし|お勧めし|お薦めし|推奨)(?:たい|ますか|する可能性|したい|て(?:も)?(?:よい|いい))|友人や(?:知人|家族|同僚)|(?:友人|知人|同僚|家族).{0,20}(?:勧|薦|すすめ|紹介|推奨)",
        r"net ?promoter|nps|netpro|promoter|recommend\w*|recommandation|likelihood to refer|refer (?:a |us |your )?friends?|likely to refer",
    ),
    "continue": (
        "nrs|(?:1|一)年後|継続(?:利用)?意向|続けたい|使い続け|利用し続け|再利用|再購入|再来店|再訪|再来訪|来訪意向|来店意向|購入意向|利用意向|また(?:利用|購入|来|行|訪れ|使)|"
        "リピート意向|更新意向|今後も(?:利用|購入|続け|使)|リピーター意向|次回も",
        r"continue\w*|in one year|12 months|one year from now|renew\w*|keep using|return (?:visit|again|to)|likely to return|visit again|come back|"
        r"repurchase|buy again|purchase again|use again|retention|nrs|intention to (?:return|revisit|continue)|revisit\w*",
    ),
    "satisfaction": (
        "満足|評価|良かった|よかった|気に入|どの程度感じ|どう感じ|いかがでし",
        r"satisf\w*|csat|rate|rating|ratings|rated|quality of|experience with|how would you rate|happy with|pleased",
    ),
    "overall": (
        "総合|全体的|全般|トータル|全体(?!の流れ)|トータル満足",
        r"overall|in general|as a whole|all things considered|general satisfaction|total satisfaction",
    ),
    "experience": (
        "経験|利用した|体験|しましたか|ありましたか|複数選択|複数回答|あてはまるもの|当てはまるもの|すべて(?:選|お選)|いくつでも",
        r"did you|have you|select all|check all|which of the following|used|experienced|happened|encounter\w*|were you",
    ),
    "segment": (
        "性別|年代|年齢層|都道府県|居住|お住まい|地域|エリア|市町村|市区町村|店舗|支店|プラン|コース|会員種別|ランク|区分|業種|職業|職種|部署|世帯年収|年収|"
        "家族構成|同行者|チャネル|経路|新規|既存|四半期|月$|曜日|国籍|言語|未既婚|婚姻|子供の有無|学歴|役職|回答場所|属性|世帯",
        r"gender|sex|age ?group|age|ages|region|country|countries|state|area|market|segment|plan|tier|store|branch|industry|channel|language|lang|"
        r"occupation|quarter|income|education|marital|ethnicity|race|department|customer type|member(?:ship)? (?:type|tier|rank)|city|county|home|gate|day of (?:the )?week|purpose",
    ),
    "age": ("生まれ年|生年|年齢|生年月日", r"birth ?year|year of birth|age|date of birth|dob"),
    "spend": (
        "売上|購入金額|利用金額|購買額|購買金額|年間.{0,6}額|累計.{0,6}額|客単価|支払(?:額|金額|い金額)|料金|契約金額|消費額|消費金額|.費(?:用)?(?:$|[(（])|金額|予算",
        r"revenue|spend\w*|spent|sales|amount|order value|clv|ltv|gmv|mrr|arpu|purchase value|total price|expenditure\w*|expenses?",
    ),
    "frequency": (
        "回数|頻度|宿泊数|泊数|来店回数|購入点数|何回|何度",
        r"frequency|number of (?:visits|orders|purchases|times|trips|flights|stays)|visits|times flown|times used|how often|how many times|how many",
    ),
    "weight": (
        "ウェイト|ウエイト|ウェート|重み(?:付け)?|加重|wb値|補正値|拡大係数",
        r"weight|weights|weighting|wt|wgt|weight_?\w{0,8}|sample ?weight|survey ?weight|expansion factor",
    ),
    "id": (
        "(?:会員|顧客|お客様|回答者|契約|モニター|サンプル|社員|応募|予約|注文)\\s*(?:id|番号|no|ナンバー|コード)|^no$|^番号$|識別id|回答id|連番|^id$|通し番号",
        r"id|uid|uuid|mid|token|respondent ?id|response ?id|sampleid|sample id|customer id|member no|respnum|respondent ?(?:number|no)|serial|case ?id|record ?id|#|\w{1,8}id",
    ),
    "timestamp": (
        "タイムスタンプ|回答日|回答日時|開始時刻|完了時刻|最終変更時刻|送信日時|登録日|更新日|記入日|実施日|日時|年月日|日付",
        r"timestamp|date|start ?date|end ?date|submit ?date|submitted|start time|completion time|recorded ?date|intdate|created|horodateur|datestamp|startdate|date submitted|time",
    ),
    "comment": (
        "理由|具体的に|自由(?:記述|記入|意見|回答)|ご意見|意見|ご感想|感想|コメント|ご要望|要望|お聞かせ|お書き|改善|^fa$|fa$|その他(?:\\(|（|$)|メッセージ|ご記入|困ったこと|エピソード",
        r"comment\w*|reasons?|why|feedback|suggest\w*|describe|tell us|explain|improve\w*|open[- ]ended|text|please specify|verbatim|anything else|com\d|\w*com\d",
    ),
    "personal": (
        "氏名|お名前|^名前|ふりがな|フリガナ|メール|e-?mail|電話|住所|ip ?アドレス|郵便番号|連絡先|生年月日|担当者名",
        r"contact information|contact details|first ?name|last ?name|full ?name|your name|name|e-?mail(?: address)?|phone(?: number)?|telephone|address|ip ?address|recipient\w*|zip|zip code|postal code|postcode|latitude|longitude|location ?latitude|location ?longitude|mobile",
    ),
    "derived": (
        "(?:推奨者|批判者).{0,4}区分|nps区分|nps分類|推奨者区分",
        r"nps_?group|\w+_nps_group|nps type|nps group|promoter group|nps category",
    ),
    "system": (
        "",
        r"status|progress|duration \(in seconds\)|finished|distribution ?channel|user ?language|external ?(?:data )?reference|collector ?id|lastpage|last page|"
        r"startlanguage|seed|responseset|quiz feedback|total points|interview time|page time|referrer|url",
    ),
}


@lru_cache(maxsize=32)
def _pattern(topic: str) -> re.Pattern[str]:
    japanese, english = WORDS[topic]
    parts = [japanese] if japanese else []
    parts.append(rf"(?<![a-z0-9])(?:{english})(?![a-z0-9])")
    return re.compile("|".join(parts), re.IGNORECASE)


@lru_cache(maxsize=16384)
def mentions(words: str, topic: str) -> bool:
    """Say whether a heading (plain, lower case) holds a word of `topic`."""
    return bool(_pattern(topic).search(words))
