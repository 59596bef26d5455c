"""Surveys that were read for the first time when the rules were done: a theme park, telephones, a garage."""

from __future__ import annotations

from tests.survey.invented.answers import (
    Asked,
    asked,
    moment,
    number,
    one_of,
    rated,
    running,
    scale,
    several,
    written,
)

_GOOD = ("悪い", "やや悪い", "普通", "やや良い", "良い")
_WORDS = ("Poor", "Fair", "Good", "Very good", "Excellent")
_TEXTS = (
    "アトラクションが楽しかった。",
    "待ち時間が長すぎる。",
    "スタッフの笑顔が良い。",
    "食事が高い。",
    "また家族で来たいです。",
)
_SAID = (
    "The line dropped twice. ",
    "Friendly agent. ",
    "The bill was wrong again. ",
    "Fast fibre. ",
    "Too long on hold. ",
)

PARK: tuple[Asked, ...] = (
    asked("受付番号", "id", running("TP{:05d}")),
    asked("来園日", "timestamp", moment("%Y-%m-%d")),
    asked("来園人数", "frequency|segment", one_of(1, 2, 3, 4, 5, 6)),
    asked("チケットの種類", "segment", one_of("1デーパス", "年間パス", "アフター4", "招待券")),
    asked(
        "来園のきっかけ（いくつでも）", "experience|segment", several("、", "テレビ", "SNS", "友人の話", "公式サイト")
    ),
    asked("アトラクションの評価", "driver", rated(*_GOOD), "1-5"),
    asked("パレード・ショーの評価", "driver", rated(*_GOOD, other=("見ていない", 0.2)), "1-5"),
    asked("飲食店の評価", "driver", rated(*_GOOD, other=("利用していない", 0.2)), "1-5"),
    asked("おみやげの品ぞろえ", "driver", rated(*_GOOD), "1-5"),
    asked("キャストの対応", "driver", rated(*_GOOD), "1-5"),
    asked("混雑の感じ方", "driver|segment", one_of("すいていた", "ちょうどよい", "混んでいた", "とても混んでいた")),
    asked("キャラクターと写真を撮った", "experience", one_of("はい", "いいえ")),
    asked("アプリで待ち時間を確認した", "experience", one_of("はい", "いいえ")),
    asked("パークに一日いて、全体としての満足度は何点ですか（5点満点）", "overall_satisfaction", scale(1, 5), "1-5"),
    asked("ご友人に当パークをすすめる可能性（0～10点）", "loyalty", scale(0, 10), "0-10"),
    asked("1年以内にまた来園したいですか（0～10点）", "loyalty", scale(0, 10), "0-10"),
    asked("印象に残ったこと", "comment", written(*_TEXTS)),
    asked(
        "園内でのお買い物金額（お一人）",
        "spend",
        one_of("3千円未満", "3千円～5千円未満", "5千円～1万円未満", "1万円以上"),
    ),
    asked("お住まいの地域", "segment", one_of("県内", "隣県", "関東", "その他")),
    asked("ご年齢", "segment", number(6, 78)),
)

PHONE: tuple[Asked, ...] = (
    asked("Respondent ID", "id", running("{}", 118765432100, 37)),
    asked("Collector ID", "unused|id", one_of(431123456)),
    asked("Date Created", "timestamp", moment("%Y-%m-%d %H:%M")),
    asked("IP Address", "personal", one_of("10.0.0.1", "10.0.0.2", "10.0.0.9")),
    asked(
        "On a scale from 0 to 10, how likely are you to recommend TelCo to friends and family?",
        "loyalty",
        scale(0, 10),
        "0-10",
    ),
    asked("Please rate the following aspects of our service: - Network coverage", "driver", rated(*_WORDS), "1-5"),
    asked("Please rate the following aspects of our service: - Internet speed", "driver", rated(*_WORDS), "1-5"),
    asked("Please rate the following aspects of our service: - Billing", "driver", rated(*_WORDS), "1-5"),
    asked(
        "Please rate the following aspects of our service: - In-store staff",
        "driver",
        rated(*_WORDS, other=("Not applicable", 0.4)),
        "1-5",
    ),
    asked(
        "Considering everything, how satisfied are you with TelCo overall?",
        "overall_satisfaction",
        rated("1 - Not at all satisfied", "2", "3", "4", "5 - Completely satisfied"),
        "1-5",
    ),
    asked(
        "In the past 6 months, have you experienced a service outage?", "experience", one_of("Yes", "No", "Don't know")
    ),
    asked("In the past 6 months, have you visited one of our stores?", "experience", one_of("Yes", "No")),
    asked("Did our agent solve your problem on the first call?", "experience", one_of("Yes", "No", "I did not call")),
    asked(
        "Do you intend to stay with TelCo for the next 12 months?",
        "loyalty|experience|segment",
        one_of("Definitely", "Probably", "Probably not", "Definitely not"),
    ),
    asked("What could we do better?", "comment", written(*_SAID)),
    asked("Contract type", "segment", one_of("Prepaid", "Postpaid", "Family")),
    asked("Tenure (months)", "segment|frequency", number(1, 160)),
    asked("Monthly bill", "spend", running("${}.50", 15)),
    asked("Which age group are you in?", "segment", one_of("18-24", "25-34", "35-44", "45-54", "55+")),
    asked("Postcode", "personal", number(10000, 99999)),
)

GARAGE: tuple[Asked, ...] = (
    asked("お客様番号", "id", running("{:08d}", 1200, 3)),
    asked("担当店舗", "segment", one_of("札幌店", "仙台店", "横浜店", "名古屋店")),
    asked("入庫日", "timestamp", moment("%Y/%m/%d")),
    asked("車種", "segment", one_of("軽自動車", "コンパクト", "ミニバン", "SUV", "セダン")),
    asked("設問1 予約の取りやすさ(1:不満～7:満足)", "driver", scale(1, 7), "1-7"),
    asked("設問2 受付スタッフの応対(1:不満～7:満足)", "driver", scale(1, 7), "1-7"),
    asked("設問3 作業内容の説明(1:不満～7:満足)", "driver", scale(1, 7), "1-7"),
    asked("設問4 仕上がり(1:不満～7:満足)", "driver", scale(1, 7), "1-7"),
    asked("設問5 料金の納得感(1:不満～7:満足)", "driver", scale(1, 7), "1-7"),
    asked("設問6 作業後に電話でのフォローがあった", "experience", one_of("あった", "なかった", "覚えていない")),
    asked("設問7 代車を利用した", "experience", one_of("○", "×")),
    asked("設問8 次の車検も当店に任せたいと思いますか(0-10)", "loyalty", scale(0, 10), "0-10"),
    asked("設問9 知人から相談されたら当店を紹介しますか(0-10)", "loyalty", scale(0, 10), "0-10"),
    asked("設問10 総合評価(1-7)", "overall_satisfaction", scale(1, 7), "1-7"),
    asked(
        "自由記入欄", "comment", written("説明が丁寧だった。", "料金が高め。", "代車がきれい。", "予約が取りにくい。")
    ),
    asked("整備代金(税込)", "spend", running("¥{:,}", 12000, 310)),
    asked("年間走行距離(km)", "segment|frequency", number(1000, 25000)),
    asked("来店回数/年", "frequency", one_of(1, 2, 3, 4)),
)
