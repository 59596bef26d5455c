"""Roles of columns as forms, shops and statistics programs export them: what real files taught."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.roles import LIKELY, SURE
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import codes_of, column_of, of_columns, roles

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
        ("page views", [n * 13 % 47 for n in range(N)], "frequency"),
        ("answer_0_10", [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] * 3, "loyalty"),
        ("ease_1_to_5", [1, 2, 4, 5, 5] * 6, "driver"),
        ("燃費", ["10〜15", "15〜20", "20以上"] * 10, "segment"),
        ("¿Cuál es tu carrera?", [f"Ingeniería en materia {chr(65 + n)}" for n in range(N)], "segment"),
        ("What is your job?", [f"Head of something called {chr(65 + n)}" for n in range(N)], "segment"),
        (
            "¿Hubo un problema? Especificar",
            ["No", "No", "La sopa estaba fría", "Ninguno", "No", "Ruido"] * 5,
            "comment",
        ),
        ("NbVisites", [n * 5 % 23 for n in range(N)], "frequency"),
        ("CA_ticket", [round(3.15 + n * 7.77 % 90, 2) for n in range(N)], "spend"),
        ("Field of study", ["Law", "Art history", "Medicine", "Physics", "law", "Chemistry"] * 5, "segment"),
        ("Contact", [f"0{n * 7919 % 900000 + 244443300}" for n in range(N)], "personal"),
        (
            "remark_topic",
            ["Room", "Staff", "Food and drinks", "Price", "Pool", "Wifi"] * 3 + ["Bar", "Lift", "Spa"] * 4,
            "segment",
        ),
        ("Which of these describe you best?", ["Retired", "Full-time employed", "At school"] * 10, "segment"),
        ("snacks", [n * 130 % 970 + 100 for n in range(N)], "spend"),
        ("weight", [n % 40 + 48.5 for n in range(N)], "segment"),
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
    bare = column_of(marks, "xq")
    assert (bare.role, bare.guess.why.id, bare.guess.confidence < LIKELY) == ("driver", "why_stepless", True)
    assert column_of(marks, "sleep_hours").role == "segment"
    assert column_of([f"Waited {n} minutes at the desk" for n in range(N)], "note_client").role == "comment"


def test_numbers_are_taken_for_money_only_where_they_are_written_so() -> None:
    assert column_of([round(1.05 + n * 3.37 % 80, 2) for n in range(N)], "xq").role == "spend"
    assert column_of([round(18.1 + n * 0.37 % 8, 2) for n in range(N)], "bmi").role != "spend"
    assert column_of([round(135.7 + n * 0.0137, 4) for n in range(N)], "xq").role != "spend"
    assert column_of([n * 7919 % 9000 + 1000 for n in range(N)], "xq").role == "id"
    assert column_of([n * 10 + 100 for n in range(N)], "xq").role == "id"
    found = column_of([n * 130 % 970 + 100 for n in range(N)], "snacks")
    assert found.guess.confidence < LIKELY


def test_a_name_that_all_rows_share_is_the_name_of_the_survey() -> None:
    assert column_of(["AB-2026"] * N, "name").role == "unused"
    assert column_of(["anonymous"] * N, "E-mail").role == "personal"
    assert column_of([f"Person {n}" for n in range(N)], "name").role == "personal"


def test_weights_of_respondents_are_no_kilograms() -> None:
    assert column_of([0.5, 1.25, 0.75, 1.5] * 8, "weight").role == "weight"
    assert column_of([n % 40 + 1500 for n in range(N)], "weight").role == "weight"


def test_recommended_things_are_no_recommendation() -> None:
    needs: list[Cell] = ["essential", "not essential", "very essential"] * 10
    assert column_of(needs, "need_for_recommended_products").role != "loyalty"
    assert column_of(list(range(11)) * 3, "Would you have recommended us?").role == "loyalty"


def test_labels_may_explain_themselves() -> None:
    answers: list[Cell] = [
        "Good: I am content",
        "Exceptional: they are kind",
        "Acceptable: some things, such as lifts",
    ] * 10
    service = column_of(answers, "What do you think of the desk?")
    assert (service.role, service.scale.kind, service.scale.high) == ("driver", "words", 5)
    codes = codes_of(service)
    assert [codes[str(text)] for text in answers[:3]] == [4, 5, 3]
    sorts: list[Cell] = ["Basic: one user", "Plus: five users", "Firm: all users"] * 10
    assert column_of(sorts, "Which plan do you have?").role == "segment"


def test_marks_on_a_scale_that_the_heading_ends_with_are_asked_about() -> None:
    marks: list[Cell] = [5.1, 5.5, 8.1, 9.4, 6.5, 2.2] * 5
    assert column_of(marks, "wish_1_10").guess.why.id == "why_stepless"
    assert column_of(marks, "hours_1").guess.why.id != "why_stepless"


def test_a_row_of_ratings_is_not_parted_by_a_step_that_nobody_chose() -> None:
    five, four = [1, 3, 4, 5, 2, 4] * 5, [1, 3, 4, 2, 2, 4] * 5
    names = ("preparing", "speaking", "slides", "zeal", "pace", "tone")
    table = {name: list(four if name == "zeal" else five) for name in names}
    found = of_columns({"No": list(range(N)), **table})
    assert {one.role for one in found.columns[1:]} == {"driver"}


def test_numbers_below_zero_beside_steps_from_one_are_no_answers() -> None:
    left: list[Cell] = [*[2, 3, 4, 5, 1, 3, 4, 2, 3] * 4, -3, -2]
    few: list[Cell] = [*[2, 3, 4, 3, 4, 3, 4, 2, 3] * 4, -3, -3]
    names = ("Q5a Price", "Q5b Taste", "Q5c Place")
    numbered: list[Cell] = [f"A{n}" for n in range(len(left))]
    found = of_columns({"No": numbered, names[0]: left, names[1]: list(left), names[2]: few})
    for column in found.columns[1:]:
        assert (column.role, column.scale.low, column.scale.high) == ("driver", 1, 5)
        outside = dict(zip(column.distinct.texts, column.scale.reasons, strict=True))
        assert (outside["-3"], outside["2"]) == ("out_of_range", None)


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ([2, 3, 4, 5, 1, 3, 4, 2, -3] * 4, "temperature change"),
        ([2, 3, 4, 5, 1, 0, 4, 2, -3] * 4, "Q5 Sum"),
        ([2, 3, 4, 5, 1, -7, -5, 2, -3] * 4, "Q5 Sum"),
    ],
)
def test_other_numbers_below_zero_are_numbers(answers: list[Cell], heading: str) -> None:
    assert column_of(answers, heading).scale.kind == "number"


def test_codes_of_something_else_are_not_the_loyalty_question() -> None:
    lines: list[Cell] = [1, 2, 3, 4, 5, 6, 7, 8, 9] * 4
    marks: list[Cell] = [10, 9, 8, 7, 5, 0, 3, 10, 6] * 4
    found = roles(of_columns({"product_line_id": lines, "score": marks}))
    assert found == {"product_line_id": "segment", "score": "loyalty"}
    assert roles(of_columns({"商品コード": lines, "得点": marks}))["得点"] == "loyalty"


@pytest.mark.parametrize("heading", ["discount rate", "値引率", "Share of wallet (%)", "credit score"])
def test_shares_and_scores_are_no_money(heading: str) -> None:
    shares: list[Cell] = [round((n * 7 % 29 + 1) * 1.37, 2) for n in range(N)]
    assert column_of(shares, heading).role != "spend"
    assert column_of(shares, "Lunch").role == "spend"
