"""What an edit does to the reading, and what the survey is then read as."""

from __future__ import annotations

from loyalty_desktop.desktop.screens.data import edits
from loyalty_desktop.journey import corrections
from loyalty_desktop.report.column_detail import alike_columns
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey import making
from tests.surveys import SFO, survey_of

KEY = ColumnKey("満足度 [店]")
WORDS = ["とても満足", "やや満足", "どちらとも", "やや不満", "とても不満", "利用していない"] * 10


def read(*corrections_: Correction) -> Survey:
    return making.of_columns({"No": [f"a{at}" for at in range(60)], "満足度 [店]": WORDS}, *corrections_)


def again(before: Survey, reading: Reading) -> Column:
    found = survey(before.workbook, reading, before).column(KEY)
    assert found is not None
    return found


def coded(column: Column) -> dict[str, float | str]:
    pairs = zip(column.distinct.labels, column.scale.codes.tolist(), column.scale.reasons, strict=True)
    counts = column.distinct.counts
    return {text: reason if reason else code for at, (text, code, reason) in enumerate(pairs) if counts[at]}


def test_code_when_the_others_stay() -> None:
    before = read()
    column = making.column(before, KEY.heading)
    after = again(before, edits.with_code(before.reading, column, "どちらとも", 2))

    assert coded(after) == {**coded(column), "どちらとも": 2}


def test_code_when_the_scale_was_turned_round() -> None:
    """Codes are told as they are seen."""
    before = read(Correction(KEY, reversed=True))
    column = making.column(before, KEY.heading)
    assert coded(column)["とても満足"] == 1
    after = again(before, edits.with_code(before.reading, column, "とても満足", 2))

    assert coded(after) == {**coded(column), "とても満足": 2}


def test_code_when_a_value_was_left_out() -> None:
    before = read()
    column = making.column(before, KEY.heading)
    after = again(before, edits.with_code(before.reading, column, "利用していない", 1))

    assert coded(after)["利用していない"] == 1


def test_counted_again_when_codes_were_told() -> None:
    """Leaving a value out forgets its code; counting it again finds the one the program gives it."""
    before = read()
    column = making.column(before, KEY.heading)
    first = edits.with_code(before.reading, column, "やや不満", 1)
    left = corrections.mark_missing(first, [KEY], "やや満足", "refused")
    assert coded(again(before, left))["やや満足"] == "refused"
    back = edits.counted_again(left, again(before, left), "やや満足")

    assert coded(again(before, back)) == {**coded(column), "やや不満": 1}


def test_turned_when_it_is_as_proposed() -> None:
    before = read()
    column = making.column(before, KEY.heading)
    once = edits.turned(before.reading, column, is_reversed=True)

    assert once.correction(KEY).reversed is True
    assert edits.turned(once, again(before, once), is_reversed=False) == before.reading


def test_yes_when_one_answer_changes_sides() -> None:
    key = ColumnKey("体験 [提案]")
    before = making.of_columns({"No": [f"a{at}" for at in range(40)], key.heading: ["はい", "いいえ"] * 20})
    column = making.column(before, key.heading)
    both = edits.with_yes(before.reading, column, "いいえ", is_yes=True)
    none = edits.with_yes(before.reading, column, "はい", is_yes=False)

    assert set(both.correction(key).yes or ()) == {"はい", "いいえ"}
    assert none.correction(key).yes == ()


def test_alike_when_roles_differ() -> None:
    """Roles stay what they are: only the answers are read alike."""
    other = ColumnKey("満足度 [品]")
    before = making.of_columns(
        {"No": [f"a{at}" for at in range(60)], KEY.heading: WORDS, other.heading: WORDS},
        Correction(KEY, role="segment", reversed=True, missing=(("どちらとも", "dont_know"),)),
        Correction(other, role="unused"),
    )
    after = edits.read_alike(before.reading, making.column(before, KEY.heading), [other])

    assert after.correction(other) == Correction(
        other, role="unused", reversed=True, missing=(("どちらとも", "dont_know"), ("利用していない", "not_used"))
    )


def test_occurs_when_it_is_typed_otherwise() -> None:
    column = making.column(read(), KEY.heading)

    assert edits.occurs(column, " とても満足 ")
    assert not edits.occurs(column, "満足")


def test_role_when_other_answers_would_change_it() -> None:
    """Without any of its values a column is guessed anew; what was a driver for the user stays one."""
    understood = survey_of(SFO)
    food = understood.column(ColumnKey("Q7FOOD"))
    assert food is not None
    assert food.role == "driver"
    told = understood.reading
    for value in "123456":
        told = corrections.mark_missing(told, [food.key], value, "refused")
    guessed = survey(understood.workbook, told, understood).column(food.key)
    kept = survey(understood.workbook, edits.with_roles_kept(told, [food], understood), understood).column(food.key)
    assert guessed is not None
    assert kept is not None
    assert guessed.role != "driver"
    assert kept.role == "driver"


def test_role_when_nothing_is_said_any_more() -> None:
    understood = survey_of(SFO)
    food = understood.column(ColumnKey("Q7FOOD"))
    assert food is not None
    assert edits.with_roles_kept(understood.reading, [food], understood) is understood.reading


def test_alike_when_other_columns_count_something_else() -> None:
    """Times flown run from 1 to 5 as well, but nobody rates anything there."""
    understood = survey_of(SFO)
    food = understood.column(ColumnKey("Q7FOOD"))
    assert food is not None
    alike = alike_columns(understood, food)
    assert ColumnKey("Q7STORE") in alike
    assert all(column.role in {"driver", "overall_satisfaction"} for column in map(understood.column, alike) if column)
