from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.roles import LIKELY, SURE, asks_loyalty, loyalty_kind
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of, of_columns, roles

ELEVEN: list[Cell] = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] * 4
FIVE: list[Cell] = [5, 4, 3, 2, 1] * 8
WORDS: list[Cell] = ["とても満足", "満足", "普通", "不満", "とても不満"] * 8
AGREE: list[Cell] = ["そう思う", "ややそう思う", "どちらともいえない", "あまりそう思わない", "そう思わない"] * 8
YES_NO: list[Cell] = ["はい", "いいえ"] * 20
TEXTS: list[Cell] = [f"{n}番のレジの方がとても親切でした" for n in range(40)]
WEIGHTS: list[Cell] = [0.81, 1.25, 0.97, 1.04] * 10


@pytest.mark.parametrize(
    ("heading", "answers", "role", "least"),
    [
        ("おすすめ度", ELEVEN, "loyalty", 0.95),
        ("友人や知人にすすめたいと思いますか", ELEVEN, "loyalty", 0.95),
        ("Likely-To-Recommend", ELEVEN, "loyalty", 0.95),
        ("Recommandation Score", ELEVEN, "loyalty", 0.95),
        ("NETPRO", ELEVEN, "loyalty", 0.95),
        ("1年後も利用したいですか", ELEVEN, "loyalty", 0.9),
        ("継続利用意向", ELEVEN, "loyalty", 0.9),
        ("How likely are you to renew?", ELEVEN, "loyalty", 0.9),
        ("接客の満足度", WORDS, "driver", 0.9),
        ("接客の満足度", FIVE, "driver", 0.9),
        ("How would you rate our staff?", FIVE, "driver", 0.9),
        ("総合満足度", WORDS, "overall_satisfaction", 0.9),
        ("満足度（旅行全体）", WORDS, "overall_satisfaction", 0.9),
        ("Overall, how satisfied are you?", FIVE, "overall_satisfaction", 0.9),
        ("店員に相談しましたか", YES_NO, "experience", 0.85),
        ("Did you call us?", ["Yes", "No"] * 20, "experience", 0.85),
        ("性別", ["女性", "男性"] * 20, "segment", 0.85),
        ("Region", ["North", "South", "East"] * 14, "segment", 0.85),
        ("年代", ["20代", "30代", "40代"] * 14, "segment", 0.8),
        ("世帯年収", ["1: 300万円未満", "2: 300〜599万円"] * 20, "segment", 0.8),
        ("年間購入金額", [1200, 800, 23000, 4100] * 10, "spend", 0.85),
        ("Total spend", ["$12.50", "$3.00"] * 20, "spend", 0.85),
        ("消費金額（飲食費）", ["1,000円未満", "1,000円以上3,000円未満"] * 20, "spend", 0.7),
        ("年間購入回数", [1, 2, 3, 12] * 10, "frequency", 0.7),
        ("来店頻度", ["毎日", "週に1回", "月に1回"] * 14, "frequency", 0.7),
        ("会員ID", [f"{n % 18:05}" for n in range(40)], "id", 0.9),  # repeated: a customer, not an answer
        ("回答者番号", list(range(1, 41)), "id", 0.9),
        ("受付番号", [f"{n:05}" for n in range(40)], "id", 0.9),
        ("RUNID", [1000 + n for n in range(40)], "id", 0.9),
        ("タイムスタンプ", [f"2026/07/{1 + n % 28:02} 15:33:05" for n in range(40)], "timestamp", 0.95),
        ("回答日", [dt.datetime(2026, 7, 1 + n % 28) for n in range(40)], "timestamp", 0.95),
        ("満足度理由", TEXTS, "comment", 0.9),
        ("推奨項目", TEXTS, "comment", 0.85),
        ("ご不満な点があればお聞かせください", ["特になし", "音が気になった", None, "なし"] * 10, "comment", 0.9),
        ("親しい方にお勧めいただけますか", ELEVEN, "loyalty", 0.95),
        ("接客の評価", ["★★★★★", "★★★★☆", "★★★☆☆", "★★☆☆☆"] * 10, "driver", 0.9),
        ("Why did you give that score?", [f"Because of reason number {n}" for n in range(40)], "comment", 0.9),
        ("お名前", [f"山田{n}子" for n in range(40)], "personal", 0.9),
        ("連絡先メール", [f"a{n}@example.jp" for n in range(40)], "personal", 0.95),
        ("Contact", [f"a{n}@example.com" for n in range(40)], "personal", 0.95),
        ("生年月日", [f"19{60 + n % 40}/4/{1 + n % 28}" for n in range(40)], "personal", 0.9),
        ("WEIGHT", WEIGHTS, "weight", 0.9),
        ("ウェイト値", WEIGHTS, "weight", 0.9),
        ("NPS区分", ["推奨者", "中立者", "批判者"] * 14, "derived", 0.9),
        ("Q23_NPS_GROUP", ["Promoter", "Passive", "Detractor"] * 14, "derived", 0.95),
        ("Status", [0] * 40, "unused", 0.8),
        ("空", [None] * 40, "unused", 0.95),
    ],
)
def test_role_when_words_and_answers_agree(heading: str, answers: list[Cell], role: str, least: float) -> None:
    found = column_of(answers, heading)
    assert (found.role, found.guess.confidence >= least) == (role, True), found.guess


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        ("Recommended", ["Yes", "No", "Not sure", "Yes"] * 10, "loyalty"),  # finding 6: it has to be asked
        ("おすすめ度（1～5）", FIVE, "loyalty"),  # I46
        ("また泊まりたいと思いますか", ["ぜひ泊まりたい", "どちらともいえない", "泊まりたくない"] * 14, "loyalty"),
        ("Would you buy again?", ["Yes", "No", "Maybe"] * 14, "loyalty"),
        ("Satisfaction (0-100)", [40 + n for n in range(40)], "driver"),
        ("スタッフは親切でしたか", ["はい", "いいえ", "どちらともいえない"] * 14, "driver"),
        ("おすすめ度（1～10）", [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] * 4, "loyalty"),
        (
            "再訪意向",
            ["ぜひ利用したい", "やや利用したい", "どちらともいえない", "あまり利用したくない"] * 10,
            "loyalty",
        ),
        ("ブランドについて [センスが良い]", AGREE, "driver"),  # section 6: agreement is asked
        ("服を買うときの重視点", ["とても重視する", "やや重視する", "どちらでもない"] * 14, "segment"),
        ("利用頻度", [1, 2, 3, 4, 5] * 8, "frequency"),
        ("How often did you come?", ["Always", "Often", "Sometimes", "Rarely", "Never"] * 8, "frequency"),
        ("Q2S1", [1, 2, 3, 4] * 10, "segment"),
        ("回答月", [1, 2, 3, 4] * 10, "segment"),
        ("曜日", [1, 2, 3, 4, 5, 6, 7] * 6, "segment"),
        ("来店曜日", FIVE, "segment"),
        ("Weekday", FIVE, "segment"),
        ("Day of week", FIVE, "segment"),
        ("Quarter", [1, 2, 3, 4] * 10, "segment"),
        ("Visit month", [1, 2, 3, 4, 5, 6, 7] * 6, "segment"),
        ("month", [0, *range(1, 11)] * 4, "segment"),
        ("【重要度】接客", FIVE, "segment"),
        ("重要度（接客）", WORDS, "segment"),
        ("価格の期待度", FIVE, "segment"),
        ("How important is the quality of our staff?", FIVE, "segment"),
        ("Importance: price", ELEVEN, "segment"),
        ("X", ELEVEN, "loyalty"),  # numbers alone
        ("体重 weight (kg)", [61.5, 72.0, 55.2, 80.1] * 10, "segment"),
        ("飛行機の便", [174, 590, 45, 869, 7, 12] * 7, "segment"),
    ],
)
def test_role_when_it_has_to_be_asked(heading: str, answers: list[Cell], role: str) -> None:
    found = column_of(answers, heading)
    assert (found.guess.role, found.guess.confidence < LIKELY) == (role, True), found.guess


@pytest.mark.parametrize("heading", ["おすすめ度（1～5）", "おすすめ度（1～10）", "NPS（5段階）"])
def test_loyalty_when_the_scale_has_the_wrong_length_it_is_no_nps(heading: str) -> None:
    found = column_of(FIVE, heading)
    assert found.scale.kind != "zero_to_ten"
    assert found.guess.confidence < LIKELY
    assert found.guess.why.id == "why_loyalty_short"


def test_loyalty_when_two_questions_ask_it() -> None:
    read = of_columns(
        {"No": list(range(44)), "この会社を勧めたいですか": ELEVEN, "1年後も利用したいですか": ELEVEN, "X": ELEVEN}
    )
    assert list(roles(read).values())[1:] == ["loyalty", "loyalty", "driver"]
    assert read.columns[3].guess.confidence < LIKELY  # asked, and in no figure until somebody says so


def test_none_of_these_when_it_is_an_option_of_codes() -> None:
    marks: list[Cell] = [1, 0] * 20
    options = ("料理が冷めていた", "長く待たされた", "あてはまるものはない")
    found = roles(of_columns({f"経験したこと [{option}]": marks for option in options}))
    assert list(found.values()) == ["experience", "experience", "unused"]


def test_satisfaction_when_it_runs_from_zero_to_ten() -> None:
    found = column_of(ELEVEN, "接客の満足度（0～10）")
    assert (found.role, found.guess.confidence) == ("driver", 0.7)
    assert column_of(ELEVEN, "総合満足度（0～10）").role == "overall_satisfaction"


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        # Words inside English sentences that other tools use as headings.
        ("How satisfied are you with the status updates?", ["Satisfied", "Neutral", "Dissatisfied"] * 14, "driver"),
        ("What did you like most?", [f"The show number {n}" for n in range(40)], "comment"),
        ("How satisfied are you with our prepaid card?", FIVE, "driver"),
        ("Name of the store you visited", ["Ginza", "Omiya", "Ueno", "Ginza"] * 10, "segment"),
        ("City", [f"City{n % 12}" for n in range(40)], "segment"),
        ("Which store did you visit", [f"Store{n % 8}" for n in range(40)], "segment"),
        ("推奨項目", ["価格", "品質", "接客"] * 14, "segment"),
        ("おすすめ商品", ["A", "B", "C"] * 14, "segment"),
        ("SEX", [1, 2] * 20, "segment"),
        ("First name", [f"Anna{n}" for n in range(40)], "personal"),
    ],
)
def test_role_when_a_keyword_means_something_else(heading: str, answers: list[Cell], role: str) -> None:
    assert column_of(answers, heading).role == role


def test_drivers_when_a_grid_names_stores_and_ages() -> None:
    grid: dict[str, list[Cell]] = {f"How would you rate [{item}]": FIVE for item in ("Store", "Staff", "Gate")}
    read = of_columns({"No": list(range(40)), **grid})
    assert list(roles(read).values())[1:] == ["driver"] * 3


def test_drivers_when_importance_stands_beside_satisfaction() -> None:
    items = ("接客", "価格", "品揃え")
    read = of_columns(
        {
            "No": list(range(40)),
            **{f"【満足度】{item}": FIVE for item in items},
            **{f"【重要度】{item}": FIVE for item in items},
            **{f"満足度と重要度 [{item}の満足度]": FIVE for item in items},
            **{f"満足度と重要度 [{item}の重要度]": FIVE for item in items},
        }
    )
    assert list(roles(read).values())[1:] == ["driver"] * 3 + ["segment"] * 3 + ["driver"] * 3 + ["segment"] * 3
    assert all(one.guess.confidence < LIKELY for one in read.with_role("segment"))


@pytest.mark.parametrize(
    "heading", ["満足度 4月", "How satisfied are you with this quarter?", "月替わりメニュー", "Monthly report"]
)
def test_drivers_when_a_month_is_only_mentioned(heading: str) -> None:
    assert column_of(FIVE, heading).role == "driver"


def test_drivers_when_headings_name_the_same_scale() -> None:
    items = {f"{item} (0-10)": ELEVEN for item in ("Food", "Rooms", "Staff")}
    read = of_columns({"No": list(range(44)), "X": ELEVEN, "Likelihood to recommend (0-10)": ELEVEN, **items})
    assert list(roles(read).values())[1:] == ["driver", "loyalty", "driver", "driver", "driver"]
    assert [one.guess.confidence for one in read.with_role("driver")] == [0.4, 0.7, 0.7, 0.7]


def test_drivers_when_a_group_runs_from_zero_to_ten() -> None:
    grid: dict[str, list[Cell]] = {f"Your stay [{item}]": ELEVEN for item in ("Food", "Rooms", "Staff")}
    read = of_columns({"No": list(range(44)), **grid})
    assert [(one.role, one.guess.confidence) for one in read.columns[1:]] == [("driver", 0.7)] * 3


def test_confidence_when_bounded() -> None:
    assert 0 < LIKELY < SURE < 1


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("友人に勧めたいですか", "nps"),
        ("1年後も利用したいですか", "nrs"),
        ("NRS：1年後も勧めたい店ですか", "nrs"),
        ("今後も利用し、友人に勧めたいですか", "nps"),
        ("How likely are you to recommend us to a friend?", "nps"),
        ("Will you use us again in one year?", "nrs"),
        ("満足度", None),
        ("Recommendations welcome", "nps"),
    ],
)
def test_loyalty_kind_when_a_heading_asks(heading: str, kind: str | None) -> None:
    assert loyalty_kind(heading_words(heading)) == kind


def test_loyalty_when_the_heading_asks_why() -> None:
    assert not asks_loyalty(heading_words("おすすめ度の理由"))
    assert not asks_loyalty(heading_words("NPS_GROUP"))
    assert asks_loyalty(heading_words("Q1. おすすめ度"))


@pytest.mark.parametrize(
    ("heading", "topic", "found"),
    [
        ("average", "age", False),
        ("age group", "segment", True),
        ("scoring", "satisfaction", False),
        ("rating", "satisfaction", True),
        ("separate", "satisfaction", False),
        ("総合満足度", "overall", True),
        ("did", "id", False),
        ("custid", "id", True),
        ("会員番号", "id", True),
    ],
)
def test_mentions_when_english_words_are_whole(heading: str, topic: str, found: bool) -> None:
    assert mentions(heading, topic) is found
