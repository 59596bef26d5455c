"""Other tables joined by customer: columns come in, no answer is lost or doubled, and everything is counted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from loyalty_desktop.survey.join_proposal import propose_join
from loyalty_desktop.survey.key_matches import loosened, tidy_key, without_zeros
from loyalty_desktop.survey.reading import ColumnKey, Correction, Join, Reading
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, raw_column

Table = dict[str, Sequence[Cell]]


def book(name: str, table: Table) -> Workbook:
    columns = tuple(raw_column([heading, *cells]) for heading, cells in table.items())
    rows = 1 + len(next(iter(table.values())))
    return Workbook((Sheet("表", columns, rows),), None, name, sha256=name)


def answers(ids: Sequence[Cell], **more: Sequence[Cell]) -> Table:
    n = len(ids)
    scores = [at % 11 for at in range(n)]
    return {"会員番号": ids, "推奨度（0〜10）": scores, "接客の満足度": [1 + at % 5 for at in range(n)], **more}


def joined(here: Table, there: Table, *, loose: bool = False, other: str = "顧客ID", **reading: object) -> Survey:
    both = replace(book("調査.xlsx", here), beside=(book("顧客.xlsx", there),))
    join = Join("顧客.xlsx", ColumnKey("会員番号"), ColumnKey(other), loose=loose)
    return survey(both, Reading(joins=(join,), **reading))  # type: ignore[arg-type]


def told(read: Survey) -> dict[str, int]:
    return {note.message.id: note.count for note in read.notes if note.message.id.startswith("join")}


def cells(read: Survey, heading: str, occurrence: int = 1) -> list[Cell]:
    raw = column(read, heading, occurrence).raw
    return [raw.values[code] for code in raw.codes.tolist()]


IDS = [f"C{at:03d}" for at in range(12)]
SPEND = [1000 * (at + 1) for at in range(12)]


def test_columns_of_the_other_table_are_columns_of_the_survey() -> None:
    there: Table = {"顧客ID": IDS[::-1], "年間購入金額": SPEND[::-1], "店舗": ["渋谷", "新宿", "池袋"] * 4}
    read = joined(answers(IDS), there)
    assert read.rows == 12
    assert [one.heading for one in read.columns][3:] == ["年間購入金額", "店舗"]
    assert cells(read, "年間購入金額") == SPEND
    assert (column(read, "年間購入金額").role, column(read, "店舗").role) == ("spend", "segment")
    assert told(read) == {"joined": 12}


def test_keys_are_compared_after_tidying() -> None:
    assert [tidy_key(text) for text in ("Ｃ００１", " c001 ", "45.0", "45.00", "1.5", "")] == [
        "c001",
        "c001",
        "45",
        "45",
        "1.5",
        "",
    ]
    assert [without_zeros(key) for key in ("007", "000", "a07", "")] == ["7", "0", "a07", ""]
    here: list[Cell] = ["Ｃ０００", " c001", "C002 ", *IDS[3:]]
    assert cells(joined(answers(here), {"顧客ID": IDS, "年間購入金額": SPEND}), "年間購入金額") == SPEND
    numbers: list[Cell] = [float(at) for at in range(1, 13)]
    read = joined(answers([str(at) for at in range(1, 13)]), {"顧客ID": numbers, "年間購入金額": SPEND})
    assert cells(read, "年間購入金額") == SPEND


def test_zeros_in_front_count_unless_the_user_says_otherwise() -> None:
    there: Table = {"顧客ID": list(range(1, 13)), "年間購入金額": SPEND}
    here = answers([f"{at:05d}" for at in range(1, 13)])
    strict = joined(here, there)
    assert told(strict) == {"joined": 0, "join_unmatched": 12, "join_unused": 12, "join_zeros": 12}
    assert cells(strict, "年間購入金額") == [None] * 12
    loose = joined(here, there, loose=True)
    assert cells(loose, "年間購入金額") == SPEND
    assert told(loose) == {"joined": 12, "join_zeros": 12}
    zeros = next(note for note in strict.notes if note.message.id == "join_zeros")
    assert zeros.state == "offered"
    switched = strict.reading.switched(zeros.rule, applies=True, usual=False)
    assert cells(survey(strict.workbook, switched, strict), "年間購入金額") == SPEND


def test_zeros_that_tell_ids_apart_join_nothing() -> None:
    there: Table = {"顧客ID": ["7", "07", *map(str, range(20, 30))], "年間購入金額": SPEND}
    read = joined(answers(["007", "7", *map(str, range(20, 30))]), there, loose=True)
    assert cells(read, "年間購入金額") == [None, 1000, *SPEND[2:]]
    assert told(read)["join_ambiguous"] == 1


def test_what_does_not_fit_is_counted_and_stays() -> None:
    here: list[Cell] = [*IDS[:8], "X1", "X2", None, "無回答"]
    there: Table = {
        "顧客ID": [*IDS[:8], IDS[0], IDS[1], "Z9", None],
        "年間購入金額": [*SPEND[:8], 77, SPEND[1], 5, 6],
    }
    read = joined(answers(here), there)
    assert read.rows == 12
    assert cells(read, "年間購入金額") == [None, *SPEND[1:8], None, None, None, None]
    assert told(read) == {
        "joined": 7,
        "join_unmatched": 2,
        "join_ambiguous": 1,
        "join_blank": 2,
        "join_unused": 1,
        "join_repeated": 1,
        "join_blank_there": 1,
    }


def test_a_customer_who_answered_twice_counts_twice_and_no_more() -> None:
    read = joined(answers([*IDS[:6], *IDS[:6]]), {"顧客ID": IDS, "年間購入金額": SPEND})
    assert read.rows == 12
    assert cells(read, "年間購入金額") == [*SPEND[:6], *SPEND[:6]]
    assert told(read) == {"joined": 12, "join_unused": 6}


def test_headings_that_are_there_already_are_told_apart() -> None:
    here = answers(IDS, 店舗=["A店"] * 6 + ["B店"] * 6)
    read = joined(here, {"顧客ID": IDS, "店舗": ["本店", "支店"] * 6, "年間購入金額": SPEND})
    assert cells(read, "店舗")[0] == "A店"
    assert cells(read, "店舗", 2)[:2] == ["本店", "支店"]
    assert len({one.index for one in read.columns}) == len(read.columns)


def test_a_correction_of_a_joined_column_holds() -> None:
    correction = Correction(ColumnKey("年間購入金額"), role="unused")
    read = joined(answers(IDS), {"顧客ID": IDS, "年間購入金額": SPEND}, corrections=(correction,))
    assert column(read, "年間購入金額").role == "unused"


def test_switched_off_the_survey_is_as_it_was() -> None:
    read = joined(answers(IDS), {"顧客ID": IDS, "年間購入金額": SPEND})
    rule = next(note.rule for note in read.notes if note.message.id == "joined")
    off = survey(read.workbook, read.reading.switched(rule, applies=False, usual=True), read)
    assert [one.heading for one in off.columns] == list(answers(IDS))
    assert [note.state for note in off.notes if note.message.id == "join_offered"] == ["offered"]


def test_what_cannot_be_joined_is_asked_about_and_the_survey_stands() -> None:
    alone = survey(
        book("調査.xlsx", answers(IDS)), Reading(joins=(Join("無.xlsx", ColumnKey("会員番号"), ColumnKey("x")),))
    )
    assert [(note.message.id, note.state) for note in alone.notes if note.message.id == "join_missing"] == [
        ("join_missing", "asked")
    ]
    assert len(alone.columns) == 3
    other = joined(answers(IDS), {"顧客ID": IDS, "年間購入金額": SPEND}, other="会員コード")
    assert list(told(other)) == ["join_no_other"]
    empty = replace(book("調査.xlsx", answers(IDS)), beside=(Workbook((), None, "顧客.xlsx"),))
    join = Join("顧客.xlsx", ColumnKey("会員番号"), ColumnKey("顧客ID"))
    assert list(told(survey(empty, Reading(joins=(join,))))) == ["join_unreadable"]


def test_proposed_are_the_columns_with_the_same_ids() -> None:
    running = list(range(1, 13))
    here = survey(book("調査.xlsx", {"No": running, **answers(IDS)}))
    there = survey(book("顧客.xlsx", {"No": running, "顧客ID": IDS[::-1], "年間購入金額": SPEND}))
    join = propose_join(here, there)
    assert join == Join("顧客.xlsx", ColumnKey("会員番号"), ColumnKey("顧客ID"))
    zeros = survey(book("調査.xlsx", answers([f"{at:05d}" for at in range(30, 42)])))
    plain = survey(book("顧客.xlsx", {"顧客ID": list(range(30, 42)), "年間購入金額": SPEND}))
    proposed = propose_join(zeros, plain)
    assert proposed is not None
    assert proposed.loose
    foreign = survey(book("顧客.xlsx", {"顧客ID": [f"K{at}" for at in range(12)], "年間購入金額": SPEND}))
    assert propose_join(here, foreign) is None


def test_a_hundred_thousand_customers_cost_little() -> None:
    n = 100_000
    rng = np.random.default_rng(4)
    ids = [f"C{at}" for at in rng.permutation(n).tolist()]
    amounts = rng.integers(100, 90_000, n).tolist()
    scores = rng.integers(0, 11, n).tolist()
    whole = replace(
        book("調査.xlsx", {"会員番号": ids, "推奨度": scores}),
        beside=(book("顧客.xlsx", {"顧客ID": ids[::-1], "年間購入金額": amounts}),),
    )
    join = Join("顧客.xlsx", ColumnKey("会員番号"), ColumnKey("顧客ID"))
    begun = time.process_time()
    read = survey(whole, Reading(joins=(join,)))
    assert cells(read, "年間購入金額") == amounts[::-1]
    assert time.process_time() - begun < 20  # row by row against each other it would be hours


def test_ids_with_other_hyphens_and_the_sign_of_a_text() -> None:
    assert [tidy_key("'00123"), loosened("ab-01 1000"), loosened("a-b@x.jp")] == ["00123", "ab011000", "a-b@x.jp"]
    bare = [f"AB{at:02}{at * 3 + 1000}" for at in range(12)]
    there: Table = {"顧客ID": [f"{one[:2]}-{one[2:4]}-{one[4:]}" for one in bare], "年間購入金額": SPEND}
    proposed = propose_join(survey(book("a.xlsx", answers(bare))), survey(book("b.xlsx", there)))
    assert proposed is not None
    assert proposed.loose
    assert cells(joined(answers(bare), there, loose=True), "年間購入金額") == SPEND
    assert told(joined(answers(bare), there))["join_zeros"] == 12


def test_ids_that_both_tables_part_are_the_same_only_part_by_part() -> None:
    mine, theirs = [f"1-{at}2" for at in range(12)], [f"1{at}-2" for at in range(12)]
    there: Table = {"顧客ID": theirs, "年間購入金額": SPEND}
    assert propose_join(survey(book("a.xlsx", answers(mine))), survey(book("b.xlsx", there))) is None
    assert cells(joined(answers(mine), there, loose=True), "年間購入金額") == [None] * 12
    amounts: Table = {"年間購入金額": [122, 900, *range(5000, 5010)]}  # 1-22 is no 122
    assert propose_join(survey(book("a.xlsx", answers(mine))), survey(book("c.xlsx", amounts))) is None
    padded: Table = {"顧客ID": [f"01-{at:02}2" for at in range(12)], "年間購入金額": SPEND}
    assert cells(joined(answers(mine), padded, loose=True), "年間購入金額") == SPEND
    bare: Table = {"顧客ID": ["112", "1-12", "11-2"], "年間購入金額": SPEND[:3]}
    assert cells(joined(answers(["112"]), bare, loose=True), "年間購入金額") == [SPEND[0]]
    assert cells(joined(answers(["0112"]), bare, loose=True), "年間購入金額") == [None]  # it may be any of them


def test_words_that_are_the_same_join_whatever_their_columns_are_called() -> None:
    mails = [f"u{at}@example.jp" for at in range(12)]
    here: Table = {"メールアドレス": mails, "推奨度（0〜10）": [at % 11 for at in range(12)]}
    there: Table = {"E-mail": [one.upper() for one in mails], "年間購入金額": SPEND}
    proposed = propose_join(survey(book("a.xlsx", here)), survey(book("b.xlsx", there)))
    assert proposed is not None
    assert (proposed.key.heading, proposed.other.heading) == ("メールアドレス", "E-mail")
    stores: Table = {"店舗コード": [f"S{at}" for at in range(30)], "売上": [at * 100 for at in range(30)]}
    assert propose_join(survey(book("a.xlsx", here)), survey(book("c.xlsx", stores))) is None
