from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.ends import Ends
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.numbers import ends_in_heading, falls_in_heading, find_ends


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("友人に勧めたいですか（0～10）", Ends(0, 10)),
        ("0（全く勧めない）～10（ぜひ勧めたい）", Ends(0, 10)),
        ("（1:非常に満足～5:非常に不満）", Ends(1, 5)),
        ("1=とても不満 ～ 5=とても満足", Ends(1, 5)),
        ("満足度（5:とても満足～1:とても不満）", Ends(1, 5)),
        ("満足度（5段階）", Ends(1, 5)),
        ("11段階でお答えください", Ends(0, 10)),
        ("10点満点", Ends(1, 10, unsure=True)),
        ("on a scale of 0-10", Ends(0, 10)),
        ("0-10 how likely", Ends(0, 10)),
        ("1 to 5, how satisfied", Ends(1, 5)),
        ("a 7-point scale", Ends(1, 7)),
        ("rating out of 5", Ends(1, 5, unsure=True)),
        ("4月1日～5日の来店", None),
        ("満足度", None),
        ("1～5回利用した", None),
    ],
)
def test_ends_when_the_heading_names_them(heading: str, ends: Ends | None) -> None:
    assert ends_in_heading(heading_words(heading)) == ends


@pytest.mark.parametrize(
    ("heading", "falls"),
    [
        ("満足度（1:非常に満足～5:非常に不満）", True),  # I42
        ("1=とても満足", True),
        ("1（とても満足）～5（とても不満）", True),
        ("1=very satisfied, 5=very dissatisfied", True),
        ("Staff (1 = best, 5 = worst)", True),
        ("満足度（1：最高〜5：最悪）", True),
        ("満足度（1:最低 5:最高）", False),
        ("満足度（1:非常に不満～5:非常に満足）", False),
        ("5=とても満足", False),
        ("満足度（1～5）", False),
        ("1. とても満足している点", False),
        ("0（全く勧めない）～10（ぜひ勧めたい）", False),
    ],
)
def test_direction_when_the_heading_names_it(heading: str, falls: bool) -> None:
    assert falls_in_heading(heading_words(heading)) is falls


def evenly(*values: float, n: int = 10) -> dict[float, int]:
    return dict.fromkeys(values, n)


@pytest.mark.parametrize(
    ("numbers", "words", "loyal", "ends"),
    [
        (evenly(*range(11)), "", False, Ends(0, 10)),
        (evenly(3, 4, 5, 6, 7, 8, 9, 10), "おすすめ度", True, Ends(0, 10)),  # I46: 0 never seen proves nothing
        (evenly(6, 7, 8), "おすすめ度", True, Ends(0, 10, unsure=True)),
        (evenly(1, 2, 3, 4, 5), "おすすめ度", True, Ends(1, 5)),  # five points are no NPS
        (evenly(*range(1, 11)), "おすすめ度(1~10)", True, Ends(1, 10)),
        (evenly(*range(1, 11)), "", False, Ends(1, 10, unsure=True)),
        (evenly(*range(11)), "おすすめ度(10点満点)", True, Ends(0, 10, unsure=True)),
        ({**evenly(*range(11), n=50), 11: 5}, "netpro", True, Ends(0, 10)),
        ({**evenly(*range(11), n=50), 11: 5, 99: 5}, "netpro", True, Ends(0, 10)),
        (evenly(1, 2, 3, 4, 5), "", False, Ends(1, 5)),
        ({**evenly(1, 2, 3, 4, 5, n=50), 0: 4}, "", False, Ends(1, 5, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=50), 9: 20}, "", False, Ends(1, 5, unsure=True)),  # I45
        ({**evenly(1, 2, 3, 4, 5, n=50), 99: 20}, "", False, Ends(1, 5)),
        ({**evenly(1, 2, 3, 4, 5, n=60), 6: 1}, "", False, Ends(1, 5, unsure=True)),  # one 6 is no sixth step
        ({**evenly(1, 2, 3, 4, 5, n=56), 6: 18}, "", False, Ends(1, 5, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=50), 0: 3, 6: 3}, "", False, Ends(1, 5, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=50), 6: 40}, "", False, Ends(1, 6, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=50), 0: 50, 6: 3}, "", False, Ends(0, 6, unsure=True)),
        ({**evenly(*range(1, 8), n=50), 8: 3}, "", False, Ends(1, 7, unsure=True)),
        ({**evenly(*range(1, 7), n=50), 7: 3}, "", False, Ends(1, 7)),  # seven points are usual, six are not
        ({**evenly(1, 2, 3, 4, 5, n=50), 6: 6, 7: 5}, "", False, Ends(1, 7)),
        ({**evenly(1, 2, 3, 4, 5, n=60), 44: 1, 55: 1}, "", False, Ends(1, 5, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=60), 6: 1, 55: 1, -3: 1}, "満足度", False, Ends(1, 5, unsure=True)),
        ({**evenly(*range(11), n=60), 12: 1, 77: 1}, "満足度", False, Ends(0, 10, unsure=True)),
        ({**evenly(1, 2, 3, 4, 5, n=60), 14: 1, 30: 1}, "", False, None),  # a count of nights has a long tail
        ({**evenly(1, 2, 3, 4, 5, n=10), 99: 30}, "", False, Ends(1, 5, unsure=True)),  # too many to be silent
        (evenly(1, 2, 3, 4), "", False, Ends(1, 4)),
        (evenly(1, 2, 3), "", False, Ends(1, 3, unsure=True)),
        (evenly(1, 2, 3, 4, 5, 6), "", False, Ends(1, 6, unsure=True)),
        (evenly(1, 2, 3, 4, 5, 6, 7), "", False, Ends(1, 7)),
        (evenly(1, 2), "", False, None),  # I43: 1/2 has to be asked
        (evenly(0, 1), "", False, None),
        (evenly(1.5, 2.5, 3.5), "", False, None),
        (evenly(12, 30, 45), "", False, None),
        (evenly(11385212508, 11385226951), "", False, None),  # ids: nothing counts up to them
        (evenly(-3, 1, 2), "", False, None),
        ({}, "", False, None),
    ],
)
def test_ends_when_only_answers_tell(numbers: dict[float, int], words: str, loyal: bool, ends: Ends | None) -> None:
    assert find_ends(numbers, words, loyal=loyal) == ends


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ({float(step): 10 for step in range(1, 12)}, Ends(1, 11, unsure=True)),
        ({float(step): 10 for step in range(6, 12)}, Ends(1, 11, unsure=True)),
        ({float(step): 10 for step in range(12)}, Ends(0, 10)),
        ({**{float(step): 50 for step in range(1, 11)}, 11.0: 1}, Ends(0, 10)),
    ],
)
def test_ends_when_the_loyalty_question_is_coded_from_one(numbers: dict[float, int], ends: Ends) -> None:
    """Agencies code 0-10 as 1-11 (I18); a single 11 is a typing error."""
    assert find_ends(numbers, "", loyal=True) == ends


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ({**evenly(1, 2, 3, 4, 5), 6: 10}, Ends(1, 5, unsure=True)),  # 6 is no step where the others have five
        ({**evenly(1, 2, 3, 4, 5, n=60), 14: 1, 30: 1}, Ends(1, 5, unsure=True)),
        (evenly(0, 1, 2, 3, 4, 5, 6), Ends(1, 5, unsure=True)),
        (evenly(2, 3, 4), Ends(1, 5)),
        (evenly(*range(11)), Ends(0, 10)),
    ],
)
def test_ends_when_questions_beside_have_five_points(numbers: dict[float, int], ends: Ends) -> None:
    assert find_ends(numbers, "", sibling_high=5) == ends


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(-10, 110).map(float), st.integers(1, 500), max_size=14),
    st.booleans(),
    st.sampled_from([None, 4, 5, 7]),
)
def test_ends_when_any_numbers_meet(numbers: dict[float, int], loyal: bool, sibling_high: int | None) -> None:
    ends = find_ends(numbers, "", loyal=loyal, sibling_high=sibling_high)
    if ends is not None:
        assert 0 <= ends.low < ends.high <= (11 if loyal else 10)
        inside = sum(n for value, n in numbers.items() if ends.low <= value <= ends.high)
        assert inside >= 0.4 * sum(numbers.values())
