"""Shares as they are typed and as spreadsheets give them, found among the answers of a survey."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.report.pasted_joint import pasted_pairs
from loyalty_desktop.report.pasted_shares import answer_named, is_block, pasted_shares, share_number
from loyalty_desktop.report.pasted_words import pasted_text

AGES = ("20代以下", "30代", "40代", "70代以上")
PLACES = ("東京都", "京都府", "北海道", "大阪府", "大阪市")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("49.2", 49.2),
        ("49.2 %", 49.2),
        ("４９．２％", 49.2),
        ("49,2", 49.2),
        ("1,234", 1234.0),
        ("1,234,567人", 1234567.0),
        ("-3", -3.0),
        ("", None),
        ("男性", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_a_number_is_read_as_it_is_typed(text: str, number: float | None) -> None:
    assert share_number(text) == number


@pytest.mark.parametrize(
    ("name", "answers", "meant"),
    [
        ("女 性", ("女性", "男性"), "女性"),
        ("男", ("女性", "男性"), "男性"),
        ("３０～３９歳", AGES, "30代"),
        ("40歳代", AGES, "40代"),
        ("70歳以上", AGES, "70代以上"),
        ("70+", AGES, "70代以上"),
        ("東京", PLACES, "東京都"),
        ("京都", PLACES, "京都府"),
        ("大阪", PLACES, None),
        ("300万円未満", ("1: 300万円未満", "2: 300〜599万円"), "1: 300万円未満"),
        ("MALE", ("Male", "Female"), "Male"),
        ("沖縄県", PLACES, None),
        ("", PLACES, None),
    ],
)
def test_a_name_means_one_answer_or_none(name: str, answers: tuple[str, ...], meant: str | None) -> None:
    assert answer_named(name, answers) == meant


def test_two_columns_with_heading_and_total() -> None:
    found = pasted_shares("性別\t割合\r\n男\t48.7%\r\n女\t51.3%\r\n合計\t100%\r\n", ("女性", "男性"))
    assert dict(found.shares) == {"男性": 48.7, "女性": 51.3}
    assert (found.unit, found.unknown, found.is_whole) == ("percent", (), True)


def test_fractions_become_per_cent_and_counts_stay() -> None:
    assert pasted_shares("男\t0.25\n女\t0.75", ("女性", "男性")).shares == (("男性", 25.0), ("女性", 75.0))
    counts = pasted_shares("男 61,842,000\n女 65,253,000", ("女性", "男性"))
    assert (dict(counts.shares), counts.unit) == ({"男性": 61842000.0, "女性": 65253000.0}, "count")
    quoted = pasted_shares('性別,人口\n男,"61,842,000"\n女,"65,253,000"\n男女計,"127,095,000"', ("女性", "男性"))
    assert (dict(quoted.shares), quoted.is_whole) == (dict(counts.shares), True)
    wide = pasted_shares("女性，５１．３％\n男性，４８．７％\n合計，１００％", ("女性", "男性"))
    assert (dict(wide.shares), wide.is_whole) == ({"女性": 51.3, "男性": 48.7}, True)


def test_per_cent_with_a_slip_stay_per_cent_to_be_told() -> None:
    assert pasted_shares("男\t80\n女\t40", ("女性", "男性")).unit == "percent"
    assert pasted_shares("男\t8\n女\t4", ("女性", "男性")).unit == "count"
    assert pasted_shares("男\t105\n女\t12", ("女性", "男性")).unit == "count"


def test_numbers_alone_go_to_the_answers_from_the_present_one_on() -> None:
    assert pasted_shares("40\n60", ("a", "b", "c"), 1).shares == (("b", 40.0), ("c", 60.0))
    beyond = pasted_shares("40\n60", ("a", "b", "c"), 2)
    assert (beyond.shares, beyond.unknown) == ((("c", 40.0),), ("60",))


def test_what_finds_no_place_is_told() -> None:
    text = "20代以下\t30\n30代\t30\n30-39\t20\n40代\t-\n80代\t20"
    found = pasted_shares(text, AGES)
    assert (found.unknown, found.twice, found.unread) == (("80代",), ("30代",), ("40代",))
    told = pasted_text(found, AGES)
    assert told == (
        "2 of 4 answers got a share. Not among the answers of the survey: 80代. Add their numbers to an answer that "
        "is. There twice, the first one is used: 30代. Without a number: 40代. Not in what was pasted: 70代以上. They "
        "stay without a share."
    )
    many = pasted_shares("\n".join(f"x{at}\t1" for at in range(9)), AGES)
    assert "x5 and 3 more" in pasted_text(many, AGES)


def test_a_text_without_shares_says_what_to_copy() -> None:
    found = pasted_shares("こんにちは", AGES)
    assert not found.is_whole
    assert pasted_text(found, AGES).startswith("There are no shares to paste")
    assert is_block("男\t1")
    assert is_block("1\n2")
    assert not is_block("49.2\n")


@pytest.mark.parametrize("text", ['"\n"', ',""\n', '"' + "あ" * 140_000 + "\t1"], ids=["marks", "empty", "endless"])
def test_what_is_no_table_of_any_spreadsheet_is_pasted_as_nothing(text: str) -> None:
    assert not pasted_shares(text, AGES).shares
    assert not pasted_pairs(text, [("20代", "女性"), ("30代", "男性")]).shares
