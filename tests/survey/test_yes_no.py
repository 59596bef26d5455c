from __future__ import annotations

import pytest

from tests.survey.making import coded, column_of, of_columns, scale_of


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("はい", "いいえ"),
        ("○", "×"),
        ("◯", "✕"),
        ("〇", "×"),
        ("●", "×"),
        ("レ", "いいえ"),
        ("✔", "×"),
        ("あり", "なし"),
        ("有", "無"),
        ("ある", "ない"),
        ("した", "していない"),
        ("感じた", "感じなかった"),
        ("利用した", "利用しなかった"),
        ("経験あり", "経験なし"),
        ("Yes", "No"),
        ("Y", "N"),
        ("TRUE", "FALSE"),
        ("Checked", "Unchecked"),
        (True, False),
        (1, 0),
        (1.0, 0.0),
        ("1.0", "0.0"),
        ("１", "０"),
    ],
)
def test_yes_no_when_marked_so(yes: str | bool | float, no: str | bool | float) -> None:
    scale = scale_of([yes, no, None, yes])
    assert scale.kind == "yes_no"
    assert scale.codes[:2].tolist() == [1.0, 0.0]
    assert scale.reasons == (None, None, "blank")  # a blank beside no other option is no "no" (I43)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("相談した", "相談していない"),
        ("参加した", "参加していない"),
        ("参加した", "参加しなかった"),
        ("受けた", "受けなかった"),
        ("買った", "買わなかった"),
        ("見た", "見ていません"),
        ("used", "did not use"),
        ("Visited", "Did not visit"),
        ("Attended", "Not attended"),
        ("I attended", "I did not attend"),
        ("行った", "行かなかった"),
        ("はい、あった", "いいえ、なかった"),
        ("はい（あった）", "いいえ（なかった）"),
        ("はい あった", "いいえ なかった"),
        ("Yes, I did", "No, I did not"),
        ("Yes - once or twice", "No"),
    ],
)
def test_yes_no_when_one_denies_the_other(yes: str, no: str) -> None:
    for answers in ([yes, no, None] * 8, [no, yes, None] * 8):
        found = column_of(answers, "スタッフへの相談")
        sides = dict(zip(found.distinct.values, found.scale.codes.tolist(), strict=True))
        assert (found.scale.kind, sides[yes], sides[no], found.role) == ("yes_no", 1.0, 0.0, "experience")


def test_yes_no_when_words_follow_and_somebody_forgot() -> None:
    answers = ["はい、あった", "いいえ、なかった", "覚えていない"] * 10
    assert coded(answers, scale_of(answers)) == {"はい、あった": 1, "いいえ、なかった": 0, "覚えていない": "dont_know"}


def test_yes_no_when_circles_are_mixed() -> None:
    scale = scale_of(["○", "◯", "〇", "×", "✕"])
    assert scale.codes.tolist() == [1, 1, 1, 0, 0]


def test_yes_no_when_letter_x_stands_against_a_circle() -> None:
    assert scale_of(["○", "x"] * 5).codes.tolist() == [1, 0]
    assert scale_of(["x", "no"] * 5).codes.tolist() == [1, 0]


@pytest.mark.parametrize("third", ["わからない", "Not sure", "I don't know"])
def test_yes_no_when_somebody_does_not_know(third: str) -> None:
    scale = scale_of(["はい", "いいえ", third])
    assert coded(["はい", "いいえ", third], scale) == {"はい": 1, "いいえ": 0, third: "dont_know"}


@pytest.mark.parametrize("third", ["どちらともいえない", "Maybe"])
def test_yes_no_when_many_are_undecided_it_is_asked(third: str) -> None:
    scale = scale_of(["はい", "いいえ", third])
    assert coded(["はい", "いいえ", third], scale) == {"はい": 1, "いいえ": 0, third: "dont_know"}
    assert scale.unsure


def test_yes_no_when_a_code_stands_for_no_answer() -> None:
    scale = scale_of([1] * 30 + [0] * 30 + [9] * 3 + [-1])
    assert coded([1, 0, 9, -1], scale) == {"1": 1, "0": 0, "9": "dont_know", "-1": "blank"}


@pytest.mark.parametrize(
    "answers",
    [
        [1, 2] * 20,  # I16, I43: which of the two means yes has to be asked
        [0, 1] * 20 + [2],  # a count
        [0, 1] * 20 + [4, 6],  # codes of something else
        ["◎", "○", "△", "×"] * 5,
        ["はい", "いいえ", "ときどき"] * 10,
        ["はい", "どちらともいえない", "どちらともいえない"] * 10,
        ["0回", "1回"] * 10,
        ["1点", "2点"] * 10,
        ["いいえ"] * 10,
        ["東京", "大阪"] * 10,
        ["買った", "見た"] * 10,
        ["買わなかった", "見なかった"] * 10,
        ["少ない", "少なかった"] * 10,
        ["満足した", "満足しなかった", "満足"] * 10,
        ["No problem", "No idea", "Fine"] * 10,
    ],
)
def test_yes_no_when_it_is_none(answers: list[str | int]) -> None:
    assert scale_of(answers).kind != "yes_no"


def test_yes_no_when_nobody_said_yes_the_group_tells() -> None:
    read = of_columns(
        {
            "No": [1, 2, 3, 4],
            "経験 [行列]": ["はい", "いいえ", "いいえ", "はい"],
            "経験 [事故]": ["いいえ"] * 4,
            "経験 [満席]": ["はい", "いいえ", "はい", None],
        }
    )
    assert [one.scale.kind for one in read.columns[1:]] == ["yes_no"] * 3
    assert read.columns[2].scale.codes[~(read.columns[2].scale.codes != 0)].tolist() == [0.0]
    assert {one.role for one in read.columns[1:]} == {"experience"}


def test_yes_no_when_only_one_side_was_seen_it_is_asked() -> None:
    found = column_of([1] * 20, "イベントに参加した")
    assert (found.scale.kind, found.scale.unsure) == ("yes_no", True)
    assert found.guess.confidence < 0.6


def test_yes_no_when_corrected() -> None:
    answers = ["よく行く", "たまに行く", "行かない", None] * 3
    scale = scale_of(answers, yes=("よく行く", "たまに行く"))
    assert coded(answers, scale) == {"よく行く": 1, "たまに行く": 1, "行かない": 0, "": "blank"}


def test_yes_no_when_codes_are_corrected_from_one_and_two() -> None:
    scale = scale_of([1, 2, 3] * 5, yes=("1",), missing=(("3", "dont_know"),))
    assert coded([1, 2, 3], scale) == {"1": 1, "2": 0, "3": "dont_know"}


@pytest.mark.parametrize("left", ["非選択", "未選択", "Not selected", "unchecked", "nicht genannt"])
def test_an_option_beside_the_word_for_not_ticked_is_a_tick(left: str) -> None:
    found = column_of(["店員に相談した", left, left] * 20, "したこと：相談")
    assert (found.role, found.scale.kind) == ("experience", "yes_no")
    assert found.scale.codes[found.distinct.texts.index("店員に相談した")] == 1.0
    assert column_of(["男性", "女性", left] * 20, "性別").role == "segment"
