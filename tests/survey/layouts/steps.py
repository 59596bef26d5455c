"""Values that need a word: points of 100, averages, codes one higher, effort, rankings in words, dots (I05 to I52)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from random import Random

from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.several_choices import several_choices
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 60
Cells = Sequence[object]


def spread(*cells: object) -> Cells:
    return list(islice(cycle(cells), N))


def table(columns: dict[str, Cells], name: str) -> bytes:
    everything: dict[str, Cells] = {name: list(range(1, N + 1)), **columns}
    return csv([list(everything), *map(list, zip(*everything.values(), strict=True))])


def answered(read: Survey, id_: str, place: int = 0) -> Survey:
    """Give one of the answers to a question, as one press in the window does."""
    note = next(one for one in read.notes if one.message.id == id_)
    choices = value_choices(note, read) or several_choices(note, read)
    return survey(read.workbook, choices[place].reading, read)


# I46: 0-100 and averages are no steps
def points() -> bytes:
    hundred = spread(35, 42, 58, 67, 73, 79, 85, 88, 95, 100)
    columns: dict[str, Cells] = {"推奨度（0〜10）": spread(*range(11)), "接客の満足度（100点満点）": hundred}
    return table(columns | {"満足度の平均": spread(4.5, 3.75, 2.25, 5, 1.5, 3)}, "番号")


def check_points(read: Survey) -> None:
    assert list(roles(read).values()) == ["id", "loyalty", "driver", "driver"]
    assert suggest_journey(read).drivers == ()  # in no figure until they have steps
    assert (said(read)["hundred_asked"], said(read)["averages_asked"]) == (N, 40)
    tens = answered(read, "hundred_asked")
    both = answered(tens, "averages_asked")
    assert [*roles(both).values()][2:] == ["driver", "driver"]
    assert [codes(both, "接客の満足度（100点満点）")[text] for text in ("58", "88", "100")] == [5, 8, 10]
    assert codes(both, "満足度の平均")["3.75"] == 3


def points_english() -> bytes:
    columns: dict[str, Cells] = {"How likely are you to recommend us? (0-10)": spread(*range(11))}
    return table(columns | {"Satisfaction score (0-100)": spread(*range(0, 101, 5))}, "Response ID")


def check_points_english(read: Survey) -> None:
    assert roles(answered(read, "hundred_asked"))["Satisfaction score (0-100)"] == "driver"
    left = answered(read, "hundred_asked", 1)
    assert roles(left)["Satisfaction score (0-100)"] == "unused"
    assert "hundred_asked" not in said(left)


# I18: 0-10 saved as 1-11, by somebody whose customers are seldom delighted
def one_higher() -> bytes:
    given = [*spread(*range(1, 11))][:-1]
    return table({"友人に勧めたいですか（0〜10）": [*given, 11], "性別": spread("男性", "女性")}, "番号")


def check_one_higher(read: Survey) -> None:
    assert said(read)["one_higher_asked"] == 1
    lower = answered(read, "one_higher_asked")
    assert codes(lower, "友人に勧めたいですか（0〜10）") == {str(code): code - 1 for code in range(1, 12)}
    assert "answers_outside" not in said(lower)


# I41, 6: effort
def effort() -> bytes:
    felt = spread("とても感じた", "やや感じた", "どちらともいえない", "あまり感じなかった", "まったく感じなかった")
    easy = spread("とても簡単だった", "簡単だった", "どちらともいえない", "大変だった", "とても大変だった")
    columns: dict[str, Cells] = {"推奨度": spread(*range(11)), "手続きはいかがでしたか": easy}
    return table(columns | {"手続きに負担を感じましたか": felt, "CES": spread(*range(1, 8))}, "番号")


def check_effort(read: Survey) -> None:
    assert [*roles(read).values()][2:] == ["driver"] * 3
    assert codes(read, "手続きはいかがでしたか")["とても簡単だった"] == 5
    assert codes(read, "手続きに負担を感じましたか")["とても感じた"] == 1
    assert codes(answered(read, "burden_asked", 1), "手続きに負担を感じましたか")["とても感じた"] == 5
    assert said(read)["direction_asked"] == 1  # which end of CES is the good one


# I15, 6: LimeSurvey's rankings
def ranking() -> bytes:
    random = Random(7)
    rows = [random.sample(["Price", "Quality", "Service", "Range"], 4) for _row in range(N)]
    columns: dict[str, Cells] = {f"Q7[{place + 1}]": [row[place] for row in rows] for place in range(4)}
    return table({"Q1": spread(*range(11)), **columns}, "id")


def check_ranking(read: Survey) -> None:
    assert {role for heading, role in roles(read).items() if heading.startswith("Q7")} == {"unused"}
    assert said(read)["ranking_words_asked"] == 4
    assert roles(answered(read, "ranking_words_asked", 1))["Q7[1]"] == "segment"


# I05: a dot that parts answers, and dots that do not
def dots() -> bytes:
    random = Random(5)
    floors = ["食品", "衣料", "家電", "雑貨", "書籍"]
    several = ["・".join(random.sample(floors, random.randint(1, 3))) for _row in range(N)]
    jobs = spread("会社員・公務員", "自営業・自由業", "学生", "パート・アルバイト")
    return table({"推奨度": spread(*range(11)), "利用した売場": several, "職業": jobs}, "番号")


def check_dots(read: Survey) -> None:
    found = {column.heading: column for column in read.columns}
    assert {option.text for option in found["利用した売場"].scale.options} == {"食品", "衣料", "家電", "雑貨", "書籍"}
    assert found["職業"].scale.kind == "category"
    whole = answered(read, "column_split_asked", 1)
    assert next(one for one in whole.columns if one.heading == "利用した売場").scale.kind != "multi"


# I43, I47, I52
def amounts() -> bytes:
    times = [f"2026-05-01T10:{at:02}:00+09:00" for at in range(N)]
    columns: dict[str, Cells] = {"回答日時": times, "推奨度": spread(*range(11)), "イベント参加": spread(1, 2, 2)}
    spent = spread("なし", "0円", "1,200円", "3,400円", "12,000円")
    return table(columns | {"年間購入金額": spent, "来店頻度（回／年）": spread(*range(1, 10))}, "番号")


def check_amounts(read: Survey) -> None:
    assert [*roles(read).values()][1:] == ["timestamp", "loyalty", "experience", "spend", "frequency"]
    assert (said(read)["times_zoned"], said(read)["one_two_asked"], said(read)["nothing_asked"]) == (1, 1, 12)
    assert codes(answered(read, "nothing_asked"), "年間購入金額")["なし"] == 0
    assert next(one for one in read.columns if one.heading == "来店頻度（回／年）").scale.kind == "number"


LAYOUTS: tuple[Layout, ...] = (
    Layout(("I46",), "points out of a hundred and averages", "points.csv", points, check_points),
    Layout(("I46",), "points out of a hundred in English", "points_en.csv", points_english, check_points_english),
    Layout(("I18",), "answers saved one higher", "higher.csv", one_higher, check_one_higher),
    Layout(("I41", "I42"), "effort", "effort.csv", effort, check_effort),
    Layout(("I15",), "a ranking in words", "ranking.csv", ranking, check_ranking),
    Layout(("I05",), "dots that part answers", "dots.csv", dots, check_dots),
    Layout(("I43", "I47", "I52"), "zones, yes or no, nothing spent", "amounts.csv", amounts, check_amounts),
)
