"""Surveys that were written and read last of all: a restaurant, an insurer, a gym."""

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
    ticked,
    written,
)

_FOUR = ("まったく満足していない", "あまり満足していない", "まあ満足している", "とても満足している")
_FIVE = ("Not at all satisfied", "Slightly satisfied", "Moderately satisfied", "Very satisfied", "Extremely satisfied")

RESTAURANT: tuple[Asked, ...] = (
    asked("送信日時", "timestamp", moment("%Y/%m/%d %H:%M")),
    asked("ご来店日時", "timestamp", moment("%Y/%m/%d %H:%M")),
    asked("ご利用店舗をお選びください", "segment", one_of("新宿店", "渋谷店", "池袋店")),
    asked("ご利用シーン", "segment", one_of("ランチ", "ディナー", "テイクアウト")),
    asked("ご来店の頻度を教えてください", "frequency", one_of("週1回以上", "月2~3回", "月1回", "年に数回", "初めて")),
    asked("お料理の味", "driver", rated(*_FOUR), "1-4"),
    asked("料理の提供スピード", "driver", rated(*_FOUR), "1-4"),
    asked("スタッフの接客態度", "driver", rated(*_FOUR), "1-4"),
    asked("店内の清潔感", "driver", rated(*_FOUR), "1-4"),
    asked("価格", "driver", rated(*_FOUR), "1-4"),
    asked("総合評価", "overall_satisfaction", rated(*_FOUR), "1-4"),
    asked("当店を親しい友人にどのくらいお勧めしたいですか", "loyalty", scale(0, 10), "0-10"),
    asked("スタッフからおすすめの提案を受けた", "experience", one_of("はい", "いいえ")),
    asked("注文の間違いがあった", "experience", one_of("はい", "いいえ", weights=(1, 8))),
    asked("お会計金額（お一人様）", "spend", one_of("〜1,000円", "1,001〜2,000円", "2,001〜3,000円", "3,001円〜")),
    asked(
        "お気づきの点がございましたらご記入ください",
        "comment",
        written("味が濃い。", "待ち時間が長い。", "店員が親切。", "音楽がうるさい。"),
    ),
    asked("電話番号", "personal", running("090-1234-{:04d}")),
)

INSURER: tuple[Asked, ...] = (
    asked("Policy number", "id", running("P{:08d}", 1000, 17)),
    asked("Survey completed on", "timestamp", moment("%d/%m/%Y")),
    asked("Line of business", "segment", one_of("Motor", "Home", "Life", "Travel")),
    asked(
        "Q1. How likely would you be to recommend Acme Insurance to a friend or relative?",
        "loyalty",
        scale(0, 10),
        "0-10",
    ),
    asked(
        "Q2. Why did you give this score?",
        "comment",
        written("Easy claim. ", "Long wait. ", "Fair price. ", "Rude agent. "),
    ),
    asked("Q3a. Satisfaction - Claims handling", "driver", rated(*_FIVE, other=("Never used", 0.3)), "1-5"),
    asked("Q3b. Satisfaction - Price", "driver", rated(*_FIVE), "1-5"),
    asked("Q3c. Satisfaction - Website", "driver", rated(*_FIVE), "1-5"),
    asked("Q3d. Satisfaction - Phone support", "driver", rated(*_FIVE), "1-5"),
    asked("Q4. Overall satisfaction with Acme", "overall_satisfaction", rated(*_FIVE), "1-5"),
    asked("Q5. Made a claim in last 2 years", "experience", one_of("Y", "N")),
    asked("Q6. Contacted us via - Phone", "experience", ticked(1, 0.4, 0)),
    asked("Q6. Contacted us via - Email", "experience", ticked(1, 0.3, 0)),
    asked("Q6. Contacted us via - Chat", "experience", ticked(1, 0.2, 0)),
    asked(
        "Q7. How easy was it to deal with us?",
        "driver",
        rated("Very difficult", "Difficult", "Neutral", "Easy", "Very easy"),
        "1-5",
    ),
    asked("Q8. How likely are you to renew your policy with us?", "loyalty", scale(0, 10), "0-10"),
    asked("Annual premium (GBP)", "spend", number(120, 2400, 2)),
    asked("Years as a customer", "segment|frequency", number(0, 30)),
    asked("Number of policies", "frequency|segment", one_of(1, 2, 3, 4)),
    asked("Gender", "segment", one_of("F", "M", "Other")),
    asked("Year of birth", "segment|personal", number(1940, 2004)),
    asked("Region", "segment", one_of("North", "South", "East", "West")),
    asked("Survey weight", "weight", number(0.5, 1.9, 3)),
)

GYM: tuple[Asked, ...] = (
    asked("会員ID", "id", running("{:07d}", 20101, 3)),
    asked("入会年月", "timestamp|segment", moment("%Y年%m月")),
    asked("会員種別", "segment", one_of("レギュラー", "デイタイム", "ナイト", "法人")),
    asked("週あたりの利用回数", "frequency", one_of(0, 1, 2, 3, 4, 5)),
    asked("【満足度】マシンの充実度", "driver", scale(1, 7), "1-7"),
    asked("【満足度】スタジオプログラム", "driver", scale(1, 7, other=(8, 0.1)), "1-7"),
    asked("【満足度】インストラクター", "driver", scale(1, 7, other=(8, 0.1)), "1-7"),
    asked("【満足度】更衣室・シャワー", "driver", scale(1, 7), "1-7"),
    asked("【満足度】料金", "driver", scale(1, 7), "1-7"),
    asked("【満足度】全体として", "overall_satisfaction", scale(1, 7), "1-7"),
    asked("利用したことのあるサービス", "experience", several("／", "パーソナル", "スタジオ", "サウナ", "物販")),
    asked("体験レッスンに参加した", "experience", one_of("ある", "ない")),
    asked(
        "今後もこのジムを利用し続けたいと思いますか？(0=全く思わない、10=非常にそう思う)",
        "loyalty",
        scale(0, 10),
        "0-10",
    ),
    asked("友人・知人に紹介したい度合い(0-10)", "loyalty", scale(0, 10), "0-10"),
    asked("退会を考えたことがありますか", "experience|segment", one_of("はい", "いいえ")),
    asked(
        "改善してほしい点",
        "comment",
        written("混雑を減らして。", "シャワーを増やして。", "料金を下げて。", "レッスンを増やして。"),
    ),
    asked("月会費（税込・円）", "spend", one_of(6800, 7800, 8800, 10800)),
    asked("年代", "segment", one_of("10代", "20代", "30代", "40代", "50代", "60代以上")),
)
