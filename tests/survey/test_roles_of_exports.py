"""Roles of columns as forms, shops and statistics programs export them: what real files taught."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.roles import LIKELY, SURE
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of, of_columns, roles

N = 30
FIVE: list[Cell] = [5, 4, 3, 2, 1, 4] * 5
SEVEN: list[Cell] = [0, 1, 2, 3, 7, 5] * 5
CITIES: list[Cell] = [f"{name}市" for name in "青赤白黒金銀銅鉄水火木土天地山川海空花鳥風月雪雨雲星虹石岩砂"]
SENTENCES: list[Cell] = [
    "Big shops that sell everything (e.g. Bazaar)",
    "The web shop of the maker itself",
    "A friend sells it",
] * 10
BANDS: list[Cell] = ["1,000円未満", "1,000円以上3,000円未満", "3,000円以上5,000円未満"] * 10


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        ("feedback_id", list(range(1, N + 1)), "id"),
        ("", list(range(N)), "id"),
        ("今回の旅行または県内での具体的な宿泊費をお答えください。", BANDS, "spend"),
        ("県内での交通費はいくらですか", BANDS, "spend"),
        ("monthly_pocket_usd", [n * 37 + 11 for n in range(N)], "spend"),
        ("HourlyRate", [30 + n * 7 % 61 for n in range(N)], "spend"),
        ("今回はどなたと訪れていますか？", ["友人", "恋人", "家族", "一人"] * 7 + ["親", "親"], "segment"),
        ("Who did you travel with?", ["Friends", "Family", "Nobody"] * 10, "segment"),
        ("お住いの市区町村をお答えください", CITIES, "segment"),
        ("complaint_category", [f"Thing {n % 14}" for n in range(N)], "segment"),
        ("feedback_category", ["price", "route", "driver"] * 10, "segment"),
        ("Where do you like to buy them?", SENTENCES, "segment"),
        ("survey_q5_osat", FIVE, "overall_satisfaction"),
        ("active_7d", SEVEN, "frequency"),
        ("TrainingTimesLastYear", SEVEN, "frequency"),
        ("個人情報保護の方針について", ["同意する"] * N, "unused"),
        ("I have read the privacy policy", ["I agree"] * (N - 1) + ["I do not agree"], "unused"),
        ("What's most important to you in a lamp?", FIVE, "segment"),
        ("", [n + n // 7 for n in range(N)], "id"),
        ("schoolfees", [n * 137 % 997 + 200 for n in range(N)], "spend"),
        ("nps_categorie", ["Passif", "Promoteur", "Détracteur"] * 10, "derived"),
        ("nps_segment", ["Fan", "So so", "Foe"] * 10, "derived"),
        ("train", [f"RX{n % 20 + 300}" for n in range(N)], "segment"),
        ("line", ["ABC → DEF", "ABC → GHI", "ABC → JKL", "DEF → JKL", "GHI → ABC", "JKL → DEF"] * 5, "segment"),
    ],
)
def test_role_when_exports_call_columns_so(heading: str, answers: list[Cell], role: str) -> None:
    assert column_of(answers, heading, ("Store", ["A", "B", "C"] * 10)).role == role


def test_whom_people_heard_from_is_no_wish_to_recommend() -> None:
    for heading in ("Recommendation from friends/family", "Recommended by a colleague", "Recommendations of experts"):
        assert column_of(FIVE, heading).role != "loyalty", heading
    assert column_of([n % 11 for n in range(33)], "Would you recommend us?").role == "loyalty"


def test_please_state_names_no_state() -> None:
    answers: list[Cell] = ["Like it a lot", "So so indeed", "Know nothing"] * 10
    found = column_of(answers, "Please state how you see these people [Ann]")
    assert found.guess.confidence < SURE
    assert column_of(["Ohio", "Utah", "Iowa"] * 10, "State").guess.confidence >= SURE


def test_something_and_its_opposite_only_tell_people_apart() -> None:
    found = column_of(["formal", "not formal"] * 15, "outfit")
    assert found.guess.confidence < SURE
    asked = column_of(["satisfied with it", "not satisfied with it"] * 15, "Did you like it?")
    assert asked.guess.confidence >= LIKELY


def test_overall_within_a_statement_is_no_satisfaction_as_a_whole() -> None:
    names = ("My students have better overall grades now", "They work alone", "They ask more", "They come on time")
    read = of_columns({"No": list(range(N)), **dict.fromkeys(names, FIVE), "Overall, how was it?": FIVE})
    assert roles(read)[names[0]] == "driver"
    assert roles(read)["Overall, how was it?"] == "overall_satisfaction"


def test_few_rows_differ_much_and_are_sorted_all_the_same() -> None:
    subjects: list[Cell] = ["Maths", "Maths", "Music", "Music", "Law", "Arts", "Latin", "Law", "Arts", "Maths"]
    found = column_of(subjects, "Your subject")
    assert (found.role, found.guess.confidence < LIKELY) == ("segment", True)
    assert column_of([f"Thing {n}" for n in range(10)], "Your subject").role != "segment"


def test_an_answer_that_many_give_word_for_word_is_no_remark() -> None:
    others = [f"To see somebody in house {n}" for n in range(6)]
    asked = "What is the main reason why you ride?"
    assert column_of(["To get to work"] * 10 + others, asked).role != "comment"
    assert column_of(["なし"] * 10 + [f"席が足りない車両が{n}回あった" for n in range(6)], asked).role == "comment"
    assert column_of([f"{text}, mostly on day {n}" for n, text in enumerate(others * 3)], asked).role == "comment"


def test_marks_with_fractions_are_no_codes() -> None:
    marks: list[Cell] = [8.2, 7.1, 6.5, 9.9, 10, 3.2] * 5
    asked = column_of(marks, "note_accueil")
    assert (asked.guess.why.id, asked.guess.confidence < LIKELY) == ("why_stepless", True)
    assert column_of(marks, "xq").role == "unused"
    assert column_of([f"Waited {n} minutes at the desk" for n in range(N)], "note_client").role == "comment"
