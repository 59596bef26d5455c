"""Ratings and marks as people write them: digits, words, codes beside the scale, yes and no (I39 to I46)."""

from __future__ import annotations

from itertools import cycle, islice

from loyalty_desktop.journey import corrections
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 40
Cells = list[object]


def spread(*cells: object) -> Cells:
    return list(islice(cycle(cells), N))


def table(columns: dict[str, Cells], name: str = "No") -> bytes:
    everything = {name: list(range(1, N + 1)), **columns}
    return csv([list(everything), *map(list, zip(*everything.values(), strict=True))])


def column(read: Survey, heading: str) -> Column:
    return next(one for one in read.columns if one.heading == heading)


def corrected(read: Survey, reading: Reading) -> Survey:
    return survey(read.workbook, reading, read)


def ends(read: Survey, heading: str) -> tuple[int | None, int | None, bool]:
    scale = column(read, heading).scale
    return scale.low, scale.high, scale.reversed


# I39
def wide() -> bytes:
    return table(
        {
            "接客の満足度": spread("５", "４", "5点", "３点", "１", "２"),
            "来店回数": spread("１回目", "２回目", "10回目以上", "５回目", "３回目", "４回目"),
            "宿泊数": spread("１泊", "２泊", "4泊以上", "３泊", "日帰り", "１泊"),
            "年代": spread("２０代", "30代", "40代", "６０代", "50代"),
            "おすすめ度": spread("１０", "9", "８", "０", "7", "6", "5", "4", "3", "2", "1"),
        }
    )


def check_wide(read: Survey) -> None:
    found = codes(read, "接客の満足度")
    assert [found[text] for text in ("5", "4", "5点", "3点")] == [5, 4, 5, 3]
    assert column(read, "来店回数").scale.kind == "bands"
    nights = codes(read, "宿泊数")
    assert nights["日帰り"] == 1
    assert nights["4泊以上"] == 5
    assert column(read, "おすすめ度").scale.kind == "zero_to_ten"
    assert said(read)["digits_converted"] > 0
    assert [*roles(read).values()][1:] == ["driver", "frequency", "frequency", "segment", "loyalty"]


def units() -> bytes:
    return table(
        {
            "Food rating": spread("5 points", "4 points", "3 points", "2 points", "1 point"),
            "Number of visits": spread("1 time", "2 times", "10 times or more", "3 times"),
            "Age group": spread("18-24", "25-34", "35-44", "65 and over"),
        }
    )


def check_units(read: Survey) -> None:
    assert codes(read, "Food rating") == {f"{n} point{'s' * (n > 1)}": n for n in range(1, 6)}
    assert [one.scale.kind for one in read.columns[1:]] == ["points", "bands", "bands"]
    assert codes(read, "Number of visits")["10 times or more"] == 4


# I40
def numbered() -> bytes:
    return table(
        {
            "満足度 [接客]": spread("5 とても満足", "4 満足", "3 どちらでもない", "2 不満", "1 とても不満"),
            "満足度 [価格]": spread("⑤とても満足", "④満足", "③どちらでもない", "②不満", "①とても不満"),
            "満足度 [店内]": spread("5:とても満足", "(4) 満足", "3．どちらでもない", "2:不満", "1:とても不満"),
            "推奨度": spread("10(強くすすめる)", "9", "8", "7", "5", "0（全くすすめない）"),
            "世帯年収": spread("1: 300万円未満", "2: 300〜599万円", "3: 600〜1000万円", "4: 1000万円以上"),
        }
    )


def check_numbered(read: Survey) -> None:
    for heading in ("満足度 [接客]", "満足度 [価格]", "満足度 [店内]"):
        assert ends(read, heading) == (1, 5, False)
        assert sorted(codes(read, heading).values()) == [1, 2, 3, 4, 5]
    assert codes(read, "推奨度")["0(全くすすめない)"] == 0
    assert column(read, "世帯年収").scale.kind == "bands"
    assert roles(read)["世帯年収"] == "segment"


def numbered_english() -> bytes:
    return table(
        {
            "How satisfied are you with our staff?": spread(
                "5 - Very satisfied", "4 - Satisfied", "3 - Neutral", "2 - Dissatisfied", "1 - Very dissatisfied"
            ),
            "Would you recommend us?": spread("10 (Extremely likely)", "9", "8", "7", "3", "0 (Not at all likely)"),
        }
    )


def check_numbered_english(read: Survey) -> None:
    assert codes(read, "How satisfied are you with our staff?")["1 - Very dissatisfied"] == 1
    assert column(read, "Would you recommend us?").scale.kind == "zero_to_ten"


# I41
FAMILIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "ja": (
        ("大いに不満", "不満", "普通", "満足", "大いに満足"),
        ("とても不満", "不満", "どちらでもない", "満足", "とても満足"),
        ("大変不満", "やや不満", "どちらともいえない", "やや満足", "大変満足"),
        ("満足していない", "あまり満足していない", "まあ満足している", "満足している"),
        ("全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "とてもそう思う"),
        ("非常に不満", "不満", "やや不満", "どちらともいえない", "やや満足", "満足", "非常に満足"),
        ("期待を大きく下回る", "期待を下回る", "期待どおり", "期待を上回る", "期待を大きく上回る"),
        ("悪い", "やや悪い", "普通", "やや良い", "良い"),
        ("不満", "やや不満", "やや満足", "満足"),
        ("まったく満足していない", "あまり満足していない", "どちらともいえない", "まあまあ満足", "非常に満足"),
    ),
    "en": (
        ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"),
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        ("Very poor", "Poor", "Average", "Good", "Excellent"),
        ("Poor", "Fair", "Good", "Very good", "Excellent"),
        ("Strongly disagree", "Disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Agree", "Strongly agree"),
        ("Not at all satisfied", "Slightly satisfied", "Moderately satisfied", "Very satisfied", "Extremely satisfied"),
        ("Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"),
        ("Very difficult", "Difficult", "Neutral", "Easy", "Very easy"),
    ),
}
HEADINGS = {"ja": "項目{}の満足度", "en": "How satisfied are you with part {}?"}


def family(language: str) -> bytes:
    return table({HEADINGS[language].format(n): spread(*steps) for n, steps in enumerate(FAMILIES[language])})


def check_family(language: str, read: Survey) -> None:
    for n, steps in enumerate(FAMILIES[language]):
        found = codes(read, HEADINGS[language].format(n))
        assert [found[step] for step in steps] == list(range(1, len(steps) + 1)), steps


def beside_words() -> bytes:
    """One answer more stands beside a whole scale: whoever gave it was never asked to rate."""
    steps = (
        "行きたくない",
        "あまり行きたいと思わない",
        "どちらともいえない",
        "機会があれば行きたい",
        "来年もまた行きたい",
    )
    return table(
        {
            "再訪意向": spread(*steps, "県内に在住"),
            "満足度（ショー）": spread("不満", "やや不満", "普通", "やや満足", "満足", "見ていない"),
            "満足度（食事）": spread("不満", "やや不満", "普通", "やや満足", "満足"),
        }
    )


def check_beside_words(read: Survey) -> None:
    assert codes(read, "再訪意向")["県内に在住"] == "not_used"
    assert codes(read, "満足度（ショー）")["見ていない"] == "not_used"
    asked = {dict(note.message.args)["value"] for note in read.notes if note.message.id == "beside_scale_asked"}
    assert asked == {"県内に在住", "見ていない"}
    # One step of the user's settles it.
    show = column(read, "満足度（ショー）")
    told = corrected(read, corrections.mark_missing(read.reading, [show.key], "見ていない", "dont_know"))
    assert codes(told, "満足度（ショー）")["見ていない"] == "dont_know"
    assert {dict(n.message.args)["value"] for n in told.notes if n.message.id == "beside_scale_asked"} == {"県内に在住"}


# I42
def falling() -> bytes:
    steps = ("1 とても満足", "2 満足", "3 どちらでもない", "4 不満", "5 とても不満")
    return table(
        {
            "接客の満足度（1:非常に満足～5:非常に不満）": spread(1, 2, 3, 4, 5),
            "価格の満足度": spread(*steps),
            "評価 [店内]": spread(1, 2, 3, 4, 5, 5),
            "評価 [品揃え]": spread(1, 2, 3, 4, 5, 4),
            "評価 [駐車場]": spread(1, 2, 3, 4, 5, 3),
        }
    )


def check_falling(read: Survey) -> None:
    assert ends(read, "接客の満足度（1:非常に満足～5:非常に不満）")[2]
    assert codes(read, "価格の満足度")["1 とても満足"] == 5
    (asked,) = (note for note in read.notes if note.message.id == "direction_asked")  # once for the grid
    assert [key.heading for key in asked.columns] == ["評価 [店内]", "評価 [品揃え]", "評価 [駐車場]"]
    told = corrected(read, corrections.set_reversed(read.reading, asked.columns, True))
    assert codes(told, "評価 [店内]")["1"] == 5
    assert "direction_asked" not in said(told)


def falling_english() -> bytes:
    return table(
        {
            "Staff (1=very satisfied, 5=very dissatisfied)": spread(1, 2, 3, 4, 5),
            "Rate us: - Food": spread(1, 2, 3, 4, 5),
            "Rate us: - Room": spread(1, 2, 3, 4, 5, 5),
        }
    )


def check_falling_english(read: Survey) -> None:
    assert ends(read, "Staff (1=very satisfied, 5=very dissatisfied)")[2]
    assert said(read)["direction_asked"] == 2


# I43
def marks() -> bytes:
    return table(
        {
            "試着した": spread("○", "×"),
            "相談した": spread("◯", "✕"),
            "チャットを使った": spread("〇", "×", "×"),
            "イベントに参加した": spread("はい", "いいえ", "わからない"),
            "駐車場を利用した": spread("利用した", "利用していない"),
            "予約の経験": spread("あり", "なし"),
            "担当者から電話があった": spread("あった", "なかった"),
            "返品した": spread("TRUE", "FALSE"),
            "困りごとの経験 [行列]": spread(1, 2, 2),
            "困りごとの経験 [在庫なし]": spread(2, 2, 1),
            "困りごとの経験 [故障]": spread(2, 1, 2, 2, 9),
        }
    )


def check_marks(read: Survey) -> None:
    marked = read.columns[1:9]
    assert [one.scale.kind for one in marked] == ["yes_no"] * 8
    assert all(one.role == "experience" for one in read.columns[1:])
    assert codes(read, "イベントに参加した")["わからない"] == "dont_know"
    assert codes(read, "相談した") == {"○": 1, "×": 0}
    (asked,) = (note for note in read.notes if note.message.id == "one_two_asked")
    assert len(asked.columns) == 3
    told = corrected(read, corrections.set_yes(read.reading, asked.columns, ("1",)))
    assert codes(told, "困りごとの経験 [行列]") == {"1": 1, "2": 0}
    assert "one_two_asked" not in said(told)


def marks_english() -> bytes:
    return table(
        {
            "Did you use the pool?": spread("Yes", "No", "Not sure"),
            "Did you call us?": spread("Y", "N"),
            "Was your order late?": spread("TRUE", "FALSE"),
            "Have you visited the spa?": spread("checked", "unchecked"),
            "Did our agent solve it?": spread("Yes", "No", "I did not call"),
            "Voucher used": spread("x", None),
        }
    )


def check_marks_english(read: Survey) -> None:
    assert [one.scale.kind for one in read.columns[1:]] == ["yes_no"] * 6
    assert codes(read, "Did you use the pool?")["Not sure"] == "dont_know"
    assert codes(read, "Did our agent solve it?")["I did not call"] == "not_used"
    (asked,) = (note for note in read.notes if note.message.id == "blank_asked")
    told = corrected(read, corrections.set_blank_is_no(read.reading, asked.columns, True))
    assert codes(told, "Voucher used") == {"x": 1, "": 0}


# I44
def no_answers() -> bytes:
    words = (
        "満足",
        "やや満足",
        "やや不満",
        "不満",
        "無回答",
        "利用していない",
        "わからない",
        "答えたくない",
        "N/A",
        "－",
    )
    return table(
        {"接客の満足度": spread(*words), "地域コード": spread("NA", "EU", "AP"), "満足度": spread(1, 2, 3, 4, 5, 99)}
    )


def check_no_answers(read: Survey) -> None:
    found = codes(read, "接客の満足度")
    assert [found[text] for text in ("無回答", "利用していない", "わからない", "答えたくない", "N/A")] == [
        "blank", "not_used", "dont_know", "refused", "not_used",
    ]  # fmt: skip
    assert isinstance(codes(read, "地域コード")["NA"], float)
    assert codes(read, "満足度")["99"] == "blank"


def no_answers_english() -> bytes:
    words = ("Good", "Average", "Poor", "Not applicable", "Don't know", "Prefer not to say", "None")
    return table({"Food quality": spread(*words), "Rating": spread(1, 2, 3, 4, 5, -99)})


def check_no_answers_english(read: Survey) -> None:
    found = codes(read, "Food quality")
    none = [found[text] for text in ("Not applicable", "Don't know", "Prefer not to say")]
    assert none == ["not_used", "dont_know", "refused"]
    assert codes(read, "Rating")["-99"] == "blank"


# I45
def extra() -> bytes:
    return table(
        {
            "満足度 [接客]": spread(1, 2, 3, 4, 5),
            "満足度 [価格]": spread(1, 2, 3, 4, 5, 5),
            "満足度 [駐車場]": spread(4, 6, 5, 6, 3, 6, 2, 1),
            "Q5ART": spread(4, 5, 3, 0, 4, 5, 6, 4, 3, 2, 4, 5, 4, 3, 1, 5, 4, 4, 3, 5),
        }
    )


def check_extra(read: Survey) -> None:
    assert ends(read, "満足度 [駐車場]") == (1, 5, False)
    assert codes(read, "満足度 [駐車場]")["6"] == "out_of_range"
    assert ends(read, "Q5ART") == (1, 5, False)
    found = [note for note in read.notes if note.message.id == "extra_code_asked"]
    asked, zero = found  # one question for each code, whichever columns it stands in
    assert (asked.count, asked.state, len(asked.columns)) == (17, "asked", 2)
    assert (zero.count, len(zero.columns)) == (2, 1)
    told = corrected(read, corrections.mark_missing(read.reading, asked.columns, "6", "not_used"))
    assert codes(told, "満足度 [駐車場]")["6"] == "not_used"
    wider = corrected(read, corrections.set_ends(read.reading, asked.columns, 1, 6))
    assert codes(wider, "満足度 [駐車場]")["6"] == 6
    assert corrected(wider, corrections.set_ends(wider.reading, asked.columns, None, None)).reading == read.reading


# I46
def short() -> bytes:
    return table(
        {
            "この店を友人にすすめたいですか（1～5）": spread(1, 2, 3, 4, 5),
            "おすすめ度（10段階）": spread(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        }
    )


def check_short(read: Survey) -> None:
    assert ends(read, "この店を友人にすすめたいですか（1～5）")[:2] == (1, 5)
    assert said(read)["loyalty_not_nps"] == 1
    ten = column(read, "おすすめ度（10段階）")
    assert ten.scale.kind == "points"
    told = corrected(read, corrections.set_ends(read.reading, [ten.key], 0, 10))
    assert column(told, ten.heading).scale.kind == "zero_to_ten"


def short_english() -> bytes:
    stars = ("★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★")
    return table(
        {
            "How likely are you to recommend us? (1-7)": spread(1, 2, 3, 4, 5, 6, 7),
            "Delivery rating": spread(*stars),
            "Overall rating": spread("1 star", "2 stars", "3 stars", "4 stars", "5 stars"),
            "Mood at check-out": spread("😡", "🙁", "😐", "🙂", "😀"),
        }
    )


def check_short_english(read: Survey) -> None:
    assert (roles(read)["How likely are you to recommend us? (1-7)"], said(read)["loyalty_not_nps"]) == ("loyalty", 1)
    assert codes(read, "Delivery rating")["★★★☆☆"] == 3
    assert ends(read, "Overall rating")[:2] == (1, 5)
    assert codes(read, "Mood at check-out") == {"😡": 1, "🙁": 2, "😐": 3, "🙂": 4, "😀": 5}


LAYOUTS: tuple[Layout, ...] = (
    Layout(("I39",), "full-width digits and units", "wide.csv", wide, check_wide),
    Layout(("I39",), "numbers with English units", "units.csv", units, check_units),
    Layout(("I40",), "numbers with words", "numbered.csv", numbered, check_numbered),
    Layout(("I40",), "numbers with English words", "numbered_en.csv", numbered_english, check_numbered_english),
    Layout(("I41",), "Japanese scales in words", "ja.csv", lambda: family("ja"), lambda read: check_family("ja", read)),
    Layout(("I41",), "English scales in words", "en.csv", lambda: family("en"), lambda read: check_family("en", read)),
    Layout(("I41", "I44"), "an answer beside the scale", "beside.csv", beside_words, check_beside_words),
    Layout(("I42",), "scales that fall", "falling.csv", falling, check_falling),
    Layout(("I42",), "scales that fall in English", "falling_en.csv", falling_english, check_falling_english),
    Layout(("I43",), "marks of yes and no", "marks.csv", marks, check_marks),
    Layout(("I43",), "yes and no in English", "marks_en.csv", marks_english, check_marks_english),
    Layout(("I44",), "words of no answer", "none.csv", no_answers, check_no_answers),
    Layout(("I44",), "words of no answer in English", "none_en.csv", no_answers_english, check_no_answers_english),
    Layout(("I45",), "codes beside the scale", "extra.csv", extra, check_extra),
    Layout(("I46",), "loyalty on other scales", "short.csv", short, check_short),
    Layout(("I46",), "stars, faces and seven points", "short_en.csv", short_english, check_short_english),
)
