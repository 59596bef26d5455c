"""Dates, ids, amounts, errors and comments as they arrive (I47 to I54)."""

from __future__ import annotations

import datetime as dt
import io
from itertools import cycle, islice

from openpyxl import Workbook as Book

from loyalty_desktop.journey import corrections
from loyalty_desktop.survey.midpoints import midpoints
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 40
Cells = list[object]


def spread(*cells: object) -> Cells:
    return list(islice(cycle(cells), N))


def table(columns: dict[str, Cells], name: str = "No") -> bytes:
    everything: dict[str, Cells] = {name: list(range(1, N + 1)), **columns}
    return csv([list(everything), *map(list, zip(*everything.values(), strict=True))])


def book(columns: dict[str, Cells], formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook of these columns, their cells in these number formats."""
    made = Book()
    sheet = made.active
    assert sheet is not None
    everything: dict[str, Cells] = {"No": list(range(1, N + 1)), **columns}
    for at, (heading, cells) in enumerate(everything.items(), start=1):
        for row, value in enumerate([heading, *cells], start=1):
            cell = sheet.cell(row, at)
            assert isinstance(value, str | int | float | dt.datetime)
            cell.value = value
            if row > 1 and heading in (formats or {}):
                cell.number_format = (formats or {})[heading]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def column(read: Survey, heading: str) -> Column:
    return next(one for one in read.columns if one.heading == heading)


def corrected(read: Survey, reading: Reading) -> Survey:
    return survey(read.workbook, reading, read)


def days(form: str) -> Cells:
    return [(dt.date(2026, 3, 1) + dt.timedelta(days=n % 12)).strftime(form) for n in range(N)]


# I47
def dates() -> bytes:
    return table(
        {
            "回答日": days("%Y/%m/%d"),
            "来店日": days("%Y年%m月%d日"),
            "登録日": spread("R7.4.1", "R7.5.12", "令和7年4月1日"),
            "更新日": list(range(45750, 45750 + N)),
            "送信日時": spread("2020/10/26 7:56:35 午後 GMT+9", "2020/10/27 10:01:00 午前 GMT+9"),
            "回答月": spread("4月", "5月", "6月"),
            "入店時刻": spread("8:30 AM", "12:05", "午後6:15", "18時30分"),
        }
    )


def check_dates(read: Survey) -> None:
    assert [one.role for one in read.columns[1:]] == [*["timestamp"] * 5, "segment", "timestamp"]
    assert (said(read)["dates_era"], said(read)["dates_serial"]) == (1, 1)
    assert "date_order_asked" not in said(read)


def dates_english() -> bytes:
    return table(
        {
            "Start date": spread("3/27/2025 18:35", "3/28/2025 09:10", "4/2/2025 10:00"),
            "Visit date": spread("27/03/2025", "28/03/2025", "02/04/2025"),
            "Order date": spread("03/04/2025", "05/06/2025", "07/08/2025"),
            "Submit Date (UTC)": spread("2025-03-27 18:35:00", "2025-03-28 09:10:11"),
        }
    )


def check_dates_english(read: Survey) -> None:
    assert [one.role for one in read.columns[1:]] == ["timestamp"] * 4
    assert (said(read)["dates_day_first"], said(read)["times_utc"]) == (1, 1)
    (asked,) = (note for note in read.notes if note.message.id == "date_order_asked")
    assert [key.heading for key in asked.columns] == ["Order date"]
    told = corrected(read, corrections.set_day_first(read.reading, asked.columns, True))
    assert "date_order_asked" not in said(told)
    assert corrections.set_day_first(told.reading, asked.columns, None) == read.reading


# I48
def turned() -> bytes:
    return book(
        {
            "利用回数": spread("6-10", dt.datetime(2026, 1, 5), "11以上", "0"),
            "価格": spread(250.5, 380, dt.datetime(1900, 4, 9, 10, 57, 24), 120),
            "来店日": [dt.datetime(2026, 3, 1) + dt.timedelta(days=n) for n in range(N)],
        }
    )


def check_turned(read: Survey) -> None:
    ids = {"turned_asked", "numbers_turned_asked"}
    asked = {dict(note.message.args)["was"]: note for note in read.notes if note.message.id in ids}
    assert set(asked) == {"1-5", "100.4565"}
    assert roles(read)["来店日"] == "timestamp"
    key = column(read, "利用回数").key
    before = column(read, "利用回数")
    value = str(dict(asked["1-5"].message.args)["value"])
    assert before.scale.codes[before.distinct.texts.index(value)] != 2  # never turned back unasked
    told = corrected(read, corrections.set_read_as(read.reading, [key], [(value, "1-5")]))
    after = column(told, "利用回数")
    assert (after.scale.kind, after.scale.codes[after.distinct.texts.index(value)]) == ("bands", 2)
    assert corrections.set_read_as(told.reading, [key], None) == read.reading


def turned_english() -> bytes:
    return table({"Company size": spread("11-50", "10-Jan", "51-200", "201-1000"), "Team": spread("A", "B")})


def check_turned_english(read: Survey) -> None:
    (asked,) = (note for note in read.notes if note.message.id == "turned_asked")
    assert dict(asked.message.args)["was"] == "1-10"
    told = corrected(read, corrections.set_read_as(read.reading, asked.columns, [("10-Jan", "1-10")]))
    assert column(told, "Company size").scale.kind == "bands"
    assert "turned_asked" not in said(told)


# I49, I50
def broken_cells() -> bytes:
    return table(
        {"接客の満足度": spread("満足", "不満", "やや満足", "#N/A", "#DIV/0!"), "売上": spread(1200, 900, "#REF!", 300)}
    )


def check_broken_cells(read: Survey) -> None:
    assert codes(read, "接客の満足度")["#N/A"] == "error"
    assert codes(read, "売上")["#REF!"] == "error"
    (told,) = (note for note in read.notes if note.message.id == "cells_with_errors")
    assert (told.count, told.cells[0]) == (26, "B5")


def unsaved() -> bytes:
    formulas: Cells = [f"=A{n}*100" for n in range(2, N + 2)]
    return book({"満足度": spread(1, 2, 3, 4, 5), "合計金額": formulas})


def check_unsaved(read: Survey) -> None:
    assert said(read)["formulas_without_result"] == N


# I51
def ids() -> bytes:
    return book(
        {
            "会員番号": [(n * 37) % 900 + 3 for n in range(N)],
            "伝票番号": [1_234_567_890_123_456 + n for n in range(N)],
            "店舗コード": spread(*[f"{n:03}" for n in (1, 2, 14)]),
            "満足度": spread(1, 2, 3, 4, 5),
        },
        {"会員番号": "00000"},
    )


def check_ids(read: Survey) -> None:
    member = column(read, "会員番号")
    assert (member.role, member.distinct.labels[1]) == ("id", "00003")
    assert said(read)["ids_padded"] == 1
    assert said(read)["ids_too_long"] == N
    assert roles(read)["店舗コード"] in {"segment", "id"}


def ids_lost() -> bytes:
    numbers = [str((n * 7919 + 500) % 9000 + 1000) for n in range(N)]
    numbers[7], numbers[20] = "45", "812"
    return table(
        {"Customer ID": list(numbers), "Rating": spread(1, 2, 3, 4, 5), "Card no": spread("1.23E+11", "1.24E+11")}
    )


def check_ids_lost(read: Survey) -> None:
    assert roles(read)["Customer ID"] == "id"
    assert said(read)["ids_zeros_lost"] == 2


# I52
BANDS = ("利用しない", "1,000円未満", "1,000円以上3,000円未満", "3,000円以上5,000円未満", "5,000円以上")


def money() -> bytes:
    return table(
        {
            "購入金額": spread("¥12,000", "12,000円", "1.2万円", "△500", "(500)", "9,800"),
            "年間売上（千円）": spread(120, 3400, 56, 789, 1000),
            "消費金額（飲食費）": spread(*BANDS),
            "来店回数": spread("初めて", "2～5回目", "6回以上"),
        }
    )


def check_money(read: Survey) -> None:
    found = codes(read, "購入金額")
    assert (found["¥12,000"], found["1.2万円"], found["△500"], found["(500)"]) == (12000, 12000, -500, -500)
    assert [*roles(read).values()][1:] == ["spend", "spend", "spend", "frequency"]
    assert said(read)["amounts_negative"] > 0
    (unit,) = (note for note in read.notes if note.message.id == "unit_asked")
    thousand = corrected(read, corrections.set_times(read.reading, unit.columns, 1000))
    assert codes(thousand, "年間売上（千円）")["120"] == 120_000
    assert "unit_asked" not in said(thousand)
    spent = column(read, "消費金額（飲食費）")
    assert spent.scale.kind == "bands"
    table = {one.value: (one.amount, one.is_open) for one in midpoints(spent.distinct)}
    assert table["利用しない"] == (0, False)
    assert table["1,000円未満"] == (500, False)
    assert table["1,000円以上3,000円未満"] == (2000, False)
    assert table["5,000円以上"] == (5000, True)
    amounts = [(value, amount) for value, (amount, _open) in table.items()]
    told = corrected(read, corrections.set_amounts(read.reading, [spent.key], amounts))
    assert column(told, spent.heading).scale.kind == "money"
    assert codes(told, spent.heading)["1,000円以上3,000円未満"] == 2000
    assert corrections.set_amounts(told.reading, [spent.key], None) == read.reading


def money_english() -> bytes:
    return table(
        {
            "Annual spend ($k)": spread(1.5, 20, 3.25, 400),
            "Order value": spread("$12.50", "$1,200.00", "($30.00)", "$8"),
            "Household income": spread("Under $25,000", "$25,000 - $49,999", "$50,000 - $99,999", "$100,000+"),
        }
    )


def check_money_english(read: Survey) -> None:
    assert [*roles(read).values()][1:] == ["spend", "spend", "segment"]
    assert codes(read, "Order value")["$1,200.00"] == 1200
    assert dict(next(n for n in read.notes if n.message.id == "unit_asked").message.args)["times"] == 1000


# I53
def booleans() -> bytes:
    return book(
        {"アプリを利用した": spread(True, False), "達成率": spread(0.85, 0.5, 1), "割引率": spread("10%", "20%")},
        {"達成率": "0%"},
    )


def check_booleans(read: Survey) -> None:
    assert codes(read, "アプリを利用した") == {"TRUE": 1, "FALSE": 0}
    assert codes(read, "達成率") == {"85%": 85, "50%": 50, "100%": 100}
    assert said(read)["percent_shown"] == 1


# I54
def comments() -> bytes:
    own: Cells = [f"店員さんの説明が丁寧でした。{n}回目の来店です。" for n in range(N - 8)]
    nothing: Cells = ["特になし", "なし", "無し", "特にない", "-", "=1+1", "R&amp;D<br>部", "連絡は 090-1234-5678 へ"]
    return table({"ご意見": [*own, *nothing], "満足度": spread(1, 2, 3, 4, 5)})


def check_comments(read: Survey) -> None:
    found = codes(read, "ご意見")
    assert roles(read)["ご意見"] == "comment"
    assert [found[text] for text in ("特になし", "なし", "無し", "特にない", "-")] == ["blank"] * 5
    assert "=1+1" in found
    assert "R&D 部" in found
    assert "連絡は ●●● へ" in found
    assert said(read)["personal_in_comments_hidden"] == 1


def comments_english() -> bytes:
    own: Cells = [f"The staff explained item {n} very kindly." for n in range(N - 4)]
    return table({"Any other comments?": [*own, "none", "N/A", "nothing", "mail me: a@example.com"]})


def check_comments_english(read: Survey) -> None:
    found = codes(read, "Any other comments?")
    assert found["none"] == found["nothing"] == "blank"
    assert "mail me: ●●●" in found
    assert said(read)["personal_in_comments_hidden"] == 1


LAYOUTS: tuple[Layout, ...] = (
    Layout(("I47",), "dates in Japanese forms", "dates.csv", dates, check_dates),
    Layout(("I47",), "dates with the month or the day first", "dates_en.csv", dates_english, check_dates_english),
    Layout(("I48",), "answers turned into dates", "turned.xlsx", turned, check_turned),
    Layout(("I48",), "ranges turned into dates in a text file", "turned_en.csv", turned_english, check_turned_english),
    Layout(("I49",), "formulas that were never calculated", "unsaved.xlsx", unsaved, check_unsaved),
    Layout(("I50",), "error cells", "errors.csv", broken_cells, check_broken_cells),
    Layout(("I51",), "ids with zeros and with many digits", "ids.xlsx", ids, check_ids),
    Layout(("I51",), "ids that lost zeros", "ids_en.csv", ids_lost, check_ids_lost),
    Layout(("I52",), "yen, ranges and units", "money.csv", money, check_money),
    Layout(("I52",), "dollars and thousands", "money_en.csv", money_english, check_money_english),
    Layout(("I53",), "true, false and percentages", "booleans.xlsx", booleans, check_booleans),
    Layout(("I54",), "comments that say nothing", "comments.csv", comments, check_comments),
    Layout(("I54",), "English comments", "comments_en.csv", comments_english, check_comments_english),
)
