"""Answers beside a scale keep their question among the ratings: they get their place, or are asked about."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.layouts.layout import codes
from tests.survey.making import coded, column_of, of_columns, scale_of
from tests.survey.making import column as column_named

NINE: list[Cell] = [9, 8, 8, 7, 7, 6, 5, 4, 3, 2, 1] * 5
FIVE: list[Cell] = [1, 2, 3, 4, 5] * 12


def questions(read: Survey) -> list[str]:
    return [note.message.id for note in read.notes if note.state == "asked"]


@pytest.mark.parametrize("end", ["10（強くすすめる）", "10 = Extremely likely", "10 - Extremely likely"])
def test_labelled_end_when_few_chose_it_it_is_that_number(end: str) -> None:
    answers: list[Cell] = [*NINE, *[end] * 3, "0 - Not at all"]
    scale = scale_of(answers, "How likely are you to recommend us?", loyal=True)
    found = coded(answers, scale)
    assert (scale.kind, scale.low, scale.high) == ("zero_to_ten", 0, 10)
    assert 10.0 in found.values()
    assert 0.0 in found.values()
    assert "out_of_range" not in found.values()


def test_labelled_end_when_it_is_the_only_one_it_tells_the_direction() -> None:
    answers: list[Cell] = [*[2, 3, 4, 5] * 12, *["1 とても満足"] * 4]
    scale = scale_of(answers, "接客の満足度")
    assert scale.reversed
    assert coded(answers, scale)["1 とても満足"] == 5.0


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("満足です", "満足"),
        ("どちらともいえません", "どちらともいえない"),
        ("どちらとも言えません", "どちらとも言えない"),
        ("そう思います", "そう思う"),
        ("あまりそう思いません", "あまりそう思わない"),
        ("全く満足していません", "全く満足していない"),
        ("ややあてはまります", "ややあてはまる"),
        ("どちらでもありません", "どちらでもない"),
        ("普通です", "普通"),
    ],
)
def test_label_when_polite_it_is_the_plain_one(polite: str, plain: str) -> None:
    assert label_of(polite) == label_of(plain) is not None


def test_polite_words_when_read_their_middle_is_a_step() -> None:
    words: list[Cell] = ["満足です", "やや満足です", "どちらともいえません", "やや不満です", "不満です"] * 8
    assert coded(words, scale_of(words, "接客"))["どちらともいえません"] == 3.0


def test_zero_and_one_when_their_heading_is_a_word_they_are_no_sure_experience() -> None:
    member = column_of([0, 1, 1] * 20, "Member")
    assert member.role == "experience"
    assert member.guess.confidence < 0.85


def test_will_not_use_when_the_question_is_to_stay_it_is_an_answer() -> None:
    words: list[Cell] = ["必ず利用している", "たぶん利用している", "たぶん利用していない", "利用していない"] * 10
    stay = column_of(words, "1年後も利用していると思いますか")
    assert set(stay.scale.reasons[1:]) <= {None}
    assert stay.guess.confidence < 0.6
    used = column_of([*FIVE, *["利用していない"] * 9], "食堂の満足度")
    assert "not_used" in used.scale.reasons


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        (
            [*["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"] * 12, *["Closed"] * 9, *["Did not use"] * 6],
            "beside_scale_asked",
        ),
        ([*FIVE, *["Not visited"] * 9, *["N/A"] * 9], "beside_scale_asked"),
        ([*[2, 3, 4, 5, 5, 4] * 10, *[0] * 20], "extra_code_asked"),
        ([*[5, 4, 3, 2, 1] * 12, *[6] * 15], "extra_code_asked"),
    ],
)
def test_driver_when_codes_of_no_use_stand_beside_it_stays_one_and_is_asked(answers: list[Cell], note: str) -> None:
    heading = "Service (1-5)" if 6 in answers else "Spa"
    read = of_columns({"No": list(range(len(answers))), heading: answers})
    spa = read.columns[1]
    assert (spa.role, spa.scale.low, spa.scale.high) == ("driver", 1, 5)
    assert note in questions(read)


def test_numbers_of_things_when_they_fall_from_zero_they_are_no_rating() -> None:
    children = column_of([*[0] * 30, *[1] * 20, *[2] * 12, *[3] * 5, *[4] * 3, *[5] * 2], "Kids at home")
    assert children.role == "segment"


@pytest.mark.parametrize("heading", ["Bedrooms", "Floor", "Rank of price", "価格（順位）", "部屋数", "所在階"])
def test_bare_numbers_when_they_count_or_rank_they_are_no_driver(heading: str) -> None:
    read = of_columns({"No": list(range(60)), heading: FIVE})
    assert read.columns[1].role != "driver"
    assert "direction_asked" not in questions(read)


@pytest.mark.parametrize("heading", ["Floor cleanliness satisfaction", "Rating of our rank", "部屋の満足度"])
def test_rating_when_its_heading_holds_such_a_word_it_stays_a_driver(heading: str) -> None:
    assert column_of(FIVE, heading).role == "driver"


def test_answers_outside_when_the_question_is_for_loyalty_it_is_asked_by_name() -> None:
    answers: list[Cell] = [*range(11)] * 5 + ["many thanks", "oh well"]
    read = of_columns({"No": list(range(57)), "おすすめ度": answers, "接客の満足度": [*[1, 2, 3, 4, 5] * 11, "x", "y"]})
    (asked,) = (note for note in read.notes if note.message.id == "loyalty_outside")
    assert (asked.state, asked.count, dict(asked.message.args)) == ("asked", 2, {"column": "おすすめ度"})
    (told,) = (note for note in read.notes if note.message.id == "answers_outside")
    assert (told.state, told.count) == ("told", 2)


def test_word_beside_when_it_is_the_middle_step_one_press_makes_it_so() -> None:
    words: list[Cell] = ["満足", "やや満足", "まんなか", "やや不満", "不満"] * 10
    read = of_columns({"No": list(range(50)), "満足度": words})
    (note,) = (note for note in read.notes if note.message.id == "beside_scale_asked")
    (middle,) = (one for one in value_choices(note, read) if "middle" in one.text)
    scale = survey(read.workbook, middle.reading, read).columns[1].scale
    assert coded(words, scale_of(words)) != {}
    codes = dict(zip(read.columns[1].distinct.labels, scale.codes.tolist(), strict=True))
    assert [codes[str(word)] for word in words[:5]] == [5, 4, 3, 2, 1]


def test_other_behind_ticks_is_a_tick_with_words_even_when_hardly_anybody_wrote() -> None:
    """0 is no, words are yes (I23); where nine in ten are 0, they look like a column of numbers."""
    ticks = {f"きっかけ [{name}]": [0, 1, 1, 0] * 15 for name in ("電話", "チャット")}
    other: list[Cell] = ["SNSで聞いた" if at % 20 == 3 else 0 for at in range(60)]
    heading = "きっかけ [その他]"
    read = of_columns({"No": list(range(60)), **ticks, heading: other})
    assert codes(read, heading) == {"0": 0.0, "SNSで聞いた": 1.0}
    bare = of_columns({"No": list(range(60)), **ticks, heading: [0, 3] * 30})
    assert column_named(bare, heading).scale.kind != "yes_no"
