"""A hotel, a bank, a hospital and a school in Japan."""

from __future__ import annotations

from tests.survey.invented.answers import (
    Asked,
    asked,
    empty,
    moment,
    number,
    one_of,
    rated,
    running,
    scale,
    several,
    ticked,
    written,
)

_SATISFIED = ("不満", "やや不満", "どちらともいえない", "やや満足", "満足")
_VERY = ("とても不満", "不満", "ふつう", "満足", "とても満足")
_STAFF = (
    "フロントの方がとても親切でした。",
    "朝食がおいしかったです。",
    "部屋が少し狭く感じました。",
    "駐車場がわかりにくい。",
    "また利用します。",
)

HOTEL: tuple[Asked, ...] = (
    asked("タイムスタンプ", "timestamp", moment("%Y/%m/%d %H:%M:%S")),
    asked("ご宿泊日を教えてください。", "timestamp", moment("%Y/%m/%d")),
    asked("ご予約方法", "segment", one_of("公式サイト", "旅行予約サイト", "電話", "旅行会社", "その他")),
    asked("ご利用の目的は何ですか？", "segment", one_of("観光", "ビジネス", "記念日", "帰省", "その他")),
    asked("どなたとご宿泊されましたか？", "segment", one_of("ひとり", "夫婦・カップル", "家族", "友人", "同僚")),
    asked("当ホテルのご利用は何回目ですか？", "frequency|segment", one_of("初めて", "2回目", "3回目", "4回以上")),
    asked("以下の項目についての満足度をお聞かせください。 [フロントの対応]", "driver", rated(*_SATISFIED), "1-5"),
    asked("以下の項目についての満足度をお聞かせください。 [客室の清潔さ]", "driver", rated(*_SATISFIED), "1-5"),
    asked(
        "以下の項目についての満足度をお聞かせください。 [朝食]",
        "driver",
        rated(*_SATISFIED, other=("利用していない", 0.2)),
        "1-5",
    ),
    asked(
        "以下の項目についての満足度をお聞かせください。 [大浴場]",
        "driver",
        rated(*_SATISFIED, other=("利用していない", 0.3)),
        "1-5",
    ),
    asked("以下の項目についての満足度をお聞かせください。 [Wi-Fi環境]", "driver", rated(*_SATISFIED), "1-5"),
    asked(
        "ご滞在中にご利用になった施設・サービスをすべてお選びください。",
        "experience",
        several(", ", "大浴場", "レストラン", "ルームサービス", "コインランドリー", "レンタサイクル"),
    ),
    asked("ご滞在中に困ったことはありましたか？", "experience", one_of("はい", "いいえ", weights=(1, 5))),
    asked(
        "「はい」の方は具体的にお書きください。",
        "comment",
        written("エアコンの音が気になった。", "お湯がぬるい。", "鍵が開けにくかった。", "隣の部屋の声。", blank=0.8),
    ),
    asked("総合的な満足度", "overall_satisfaction", rated(*_SATISFIED), "1-5"),
    asked(
        "当ホテルをご友人やご家族にどの程度おすすめしたいと思いますか？（0:まったくすすめない～10:ぜひすすめたい）",
        "loyalty",
        scale(0, 10),
        "0-10",
    ),
    asked("その点数をつけた理由をお聞かせください", "comment", written(*_STAFF, blank=0.3)),
    asked(
        "ご滞在中のお一人様あたりのご利用金額（宿泊費除く）",
        "spend",
        one_of("使っていない", "1,000円未満", "1,000円～2,999円", "3,000円～4,999円", "5,000円以上"),
    ),
    asked("お住まいの都道府県", "segment", one_of("東京都", "大阪府", "愛知県", "福岡県", "北海道", "宮城県")),
    asked("年代", "segment", one_of("20代以下", "30代", "40代", "50代", "60代以上")),
    asked("性別", "segment", one_of("男性", "女性", "回答しない")),
    asked("メールアドレス（抽選をご希望の方）", "personal", running("guest{:03d}@example.jp")),
)

BANK: tuple[Asked, ...] = (
    asked("回答者番号", "id", running("{:06d}", 100234, 7)),
    asked("回答日", "timestamp", moment("%Y年%m月%d日")),
    asked("取引店名", "segment", one_of("本店営業部", "駅前支店", "中央支店", "東口支店", "南支店")),
    asked("Q1.性別", "segment", one_of(1, 2)),
    asked("Q2.年齢", "segment", number(20, 79)),
    asked("Q3.職業", "segment", one_of("会社員", "公務員", "自営業", "パート・アルバイト", "無職", "学生")),
    asked("Q4.当行をメインバンクとして利用していますか", "experience|segment", one_of("はい", "いいえ")),
    asked(
        "Q5.当行とのお取引年数",
        "segment|frequency",
        one_of("1年未満", "1年以上3年未満", "3年以上5年未満", "5年以上10年未満", "10年以上"),
    ),
    asked("Q6.保有商品（普通預金）", "experience|segment", ticked("○", 0.9)),
    asked("Q6.保有商品（定期預金）", "experience|segment", ticked("○", 0.4)),
    asked("Q6.保有商品（住宅ローン）", "experience|segment", ticked("○", 0.2)),
    asked("Q6.保有商品（投資信託）", "experience|segment", ticked("○", 0.2)),
    asked("Q7_1.満足度_窓口の待ち時間", "driver", scale(1, 5, other=(9, 0.05)), "1-5"),
    asked("Q7_2.満足度_窓口担当者の説明のわかりやすさ", "driver", scale(1, 5, other=(9, 0.05)), "1-5"),
    asked("Q7_3.満足度_ATMの使いやすさ", "driver", scale(1, 5, other=(9, 0.05)), "1-5"),
    asked("Q7_4.満足度_インターネットバンキング", "driver", scale(1, 5, other=(9, 0.05)), "1-5"),
    asked("Q7_5.満足度_手数料・金利", "driver", scale(1, 5, other=(9, 0.05)), "1-5"),
    asked("Q8.総合満足度", "overall_satisfaction", scale(1, 5), "1-5"),
    asked("Q9.今後も当行を利用し続けたいと思いますか", "loyalty", scale(0, 10), "0-10"),
    asked("Q10.家族や知人への推奨意向", "loyalty", scale(0, 10), "0-10"),
    asked(
        "Q11.推奨意向の理由（FA）",
        "comment",
        written(
            "窓口の対応が丁寧。", "手数料が高い。", "アプリが便利になった。", "支店が近い。", "担当者が変わりすぎる。"
        ),
    ),
    asked("Q12.直近1年以内に経験したこと（担当者から提案を受けた）", "experience", one_of(0, 1)),
    asked("Q12.直近1年以内に経験したこと（コールセンターに電話した）", "experience", one_of(0, 1)),
    asked("Q12.直近1年以内に経験したこと（手続きの不備があった）", "experience", one_of(0, 1, weights=(9, 1))),
    asked(
        "Q13.世帯年収",
        "segment",
        one_of("1: 300万円未満", "2: 300～500万円未満", "3: 500～800万円未満", "4: 800万円以上", "5: 答えたくない"),
    ),
    asked("預かり資産残高（千円）", "spend", number(10, 90000)),
    asked("WB", "weight", number(0.4, 2.1, 4)),
    asked("備考", "unused", empty),
)

HOSPITAL: tuple[Asked, ...] = (
    asked("ID", "id", running("{}")),
    asked("開始時刻", "timestamp", moment("")),
    asked("完了時刻", "timestamp", moment("")),
    asked("メール", "personal|unused", one_of("anonymous")),
    asked("名前", "personal|unused", empty),
    asked(
        "【Q1】受診された診療科をお選びください",
        "segment",
        one_of("内科", "外科", "整形外科", "小児科", "眼科", "皮膚科"),
    ),
    asked("【Q2】ご回答者はどなたですか", "segment", one_of("本人", "家族", "その他")),
    asked(
        "【Q3】当院を知ったきっかけは何ですか（複数選択可）",
        "experience|segment",
        several(";", "家族・知人の紹介", "他院からの紹介", "ホームページ", "看板", end=";"),
    ),
    asked("【Q4】受付の対応はいかがでしたか", "driver", rated(*_VERY), "1-5"),
    asked("【Q5】待ち時間はいかがでしたか", "driver", rated(*_VERY), "1-5"),
    asked(
        "【Q6】医師の説明はわかりやすかったですか",
        "driver",
        rated("全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "とてもそう思う"),
        "1-5",
    ),
    asked(
        "【Q7】医師は話をよく聞いてくれましたか",
        "driver",
        rated("全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "とてもそう思う"),
        "1-5",
    ),
    asked("【Q8】看護師の言葉づかいや態度", "driver", rated(*_VERY), "1-5"),
    asked("【Q9】院内の清潔さ", "driver", rated(*_VERY), "1-5"),
    asked("【Q10】会計までの待ち時間（分）", "segment|frequency|unused", one_of(5, 10, 15, 20, 30, 45, 60)),
    asked("【Q11】診察前に検査を受けましたか", "experience", one_of("受けた", "受けていない")),
    asked("【Q12】次回の予約を取られましたか", "experience", one_of("はい", "いいえ")),
    asked("【Q13】当院に全体としてどの程度満足していますか", "overall_satisfaction", rated(*_VERY), "1-5"),
    asked("【Q14】家族や友人に当院をすすめたいと思いますか（0～10）", "loyalty", scale(0, 10), "0-10"),
    asked(
        "【Q15】ご意見・ご要望がありましたらご自由にお書きください",
        "comment",
        written(
            "先生が丁寧に説明してくれた。",
            "待ち時間が長い。",
            "駐車場を増やしてほしい。",
            "受付の方が親切。",
            "トイレが古い。",
        ),
    ),
    asked(
        "【Q16】通院頻度", "frequency", one_of("週1回以上", "月に2～3回", "月1回程度", "2～3か月に1回", "半年に1回以下")
    ),
    asked("【Q17】年齢", "segment", one_of("19歳以下", "20～39歳", "40～59歳", "60～74歳", "75歳以上")),
)

SCHOOL: tuple[Asked, ...] = (
    asked("No.", "id", running("{}")),
    asked("学年", "segment", one_of("1年", "2年", "3年")),
    asked("クラス", "segment", one_of("A", "B", "C", "D")),
    asked("回答者（保護者の続柄）", "segment", one_of("父", "母", "その他")),
    asked("問1 授業はわかりやすい", "driver", rated("D", "C", "B", "A"), "1-4"),
    asked("問2 先生は生徒の相談にのってくれる", "driver", rated("D", "C", "B", "A"), "1-4"),
    asked("問3 学校行事は充実している", "driver", rated("D", "C", "B", "A"), "1-4"),
    asked("問4 施設・設備の満足度", "driver", rated("1 不満", "2 やや不満", "3 やや満足", "4 満足"), "1-4"),
    asked(
        "問5 学校からの連絡・情報発信の満足度", "driver", rated("1 不満", "2 やや不満", "3 やや満足", "4 満足"), "1-4"
    ),
    asked("問6 部活動に参加していますか", "experience|segment", one_of("している", "していない")),
    asked("問7 参加した学校行事（体育祭）", "experience", one_of("〇", None)),
    asked("問7 参加した学校行事（文化祭）", "experience", one_of("〇", None)),
    asked("問7 参加した学校行事（保護者会）", "experience", one_of("〇", None)),
    asked("問7 参加した学校行事（授業参観）", "experience", one_of("〇", None)),
    asked("問8 通学時間", "segment", one_of("30分未満", "30分～1時間未満", "1時間～1時間30分未満", "1時間30分以上")),
    asked("問9 この学校を知人に勧めたいと思いますか（10点満点）", "loyalty", scale(0, 10), "0-10"),
    asked("問10 学校全体についての評価", "overall_satisfaction", scale(1, 5), "1-5"),
    asked(
        "問11 学校へのご意見",
        "comment",
        written(
            "部活動が盛んで良い。", "連絡が遅いことがある。", "先生が熱心。", "宿題が多い。", "冷房をつけてほしい。"
        ),
    ),
    asked("問12 年間の教育費（円）", "spend", number(100000, 900000)),
)
