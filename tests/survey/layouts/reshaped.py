"""Tables whose rows are not one respondent each: long ones, and ones that lie on their side (I24, I37)."""

from __future__ import annotations

from itertools import cycle, islice

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 10
Rows = list[list[object]]


def again(*cells: object) -> list[object]:
    return list(islice(cycle(cells), N))


PEOPLE = [f"A{n:03}" for n in range(1, N + 1)]
JA: dict[str, list[object]] = {
    "店員の接客の満足度": again(5, 4, 3, 2, 1),
    "友人にすすめたいですか（0〜10）": again(10, 9, 7, 3, 0),
    "アプリを利用しましたか": again("はい", "いいえ"),
    "ご意見・ご感想": [f"{n}番の窓口でていねいに案内してもらえました" for n in range(N)],
}
EN: dict[str, list[object]] = {
    "Satisfaction with our staff": again(5, 4, 3, 2, 1),
    "How likely are you to recommend us?": again(10, 9, 7, 3, 0),
    "Did you use the app?": again("Yes", "No"),
    "Any other comments?": [f"The lady at desk {n} was very helpful" for n in range(N)],
}


def long(head: list[object], columns: dict[str, list[object]]) -> Rows:
    return [head, *([one, name, cells[at]] for at, one in enumerate(PEOPLE) for name, cells in columns.items())]


def turned(corner: str, people: list[str], columns: dict[str, list[object]]) -> Rows:
    return [[corner, *people], *([name, *cells] for name, cells in columns.items())]


def check_ja(survey: Survey) -> None:
    assert survey.rows == N
    assert list(roles(survey).values()) == ["id", "driver", "loyalty", "experience", "comment"]
    assert codes(survey, "アプリを利用しましたか") == {"はい": 1, "いいえ": 0}


def check_en(survey: Survey) -> None:
    assert survey.rows == N
    assert list(roles(survey).values()) == ["id", "driver", "loyalty", "experience", "comment"]
    assert codes(survey, "Satisfaction with our staff") == {"5": 5, "4": 4, "3": 3, "2": 2, "1": 1}


def check_widened(survey: Survey) -> None:
    check_ja(survey)
    (asked,) = [note for note in survey.notes if note.rule == "widened"]
    assert (asked.message.id, asked.state, asked.count) == ("widened", "asked", N)


def check_long(survey: Survey) -> None:
    assert survey.rows == 4 * N
    (offer,) = [note for note in survey.notes if note.rule == "widened"]
    assert (offer.message.id, offer.state) == ("widened_offered", "offered")


def check_turned(survey: Survey) -> None:
    check_ja(survey)
    (asked,) = [note for note in survey.notes if note.rule == "turned"]
    assert (asked.message.id, asked.state, asked.count) == ("turned", "asked", N)


def check_lying(survey: Survey) -> None:
    assert survey.rows == 4
    (offer,) = [note for note in survey.notes if note.rule == "turned"]
    assert (offer.message.id, offer.state) == ("turned_offered", "offered")


def check_each_store(survey: Survey) -> None:
    """Customers who rate several stores answer several times; nobody's answers are spread."""
    assert survey.rows == 4 * N
    assert "widened" not in said(survey)


STORES: Rows = [
    ["会員番号", "店舗", "満足度"],
    *(
        [one, store, 1 + (at + n) % 5]
        for at, one in enumerate(PEOPLE)
        for n, store in enumerate(["銀座", "新宿", "渋谷", "池袋"])
    ),
]
WITH_DATE: Rows = [
    ["回答日", "回答者ID", "設問", "回答"],
    *([f"2026/04/{1 + at:02}", one, name, cells[at]] for at, one in enumerate(PEOPLE) for name, cells in JA.items()),
]


def check_with_date(survey: Survey) -> None:
    assert survey.rows == N
    assert list(roles(survey).values()) == ["id", "timestamp", "driver", "loyalty", "experience", "comment"]


AS_IS = Reading(shape="as_is")
LONG_JA = long(["id", "項目", "回答"], JA)
TURNED_JA = turned("設問", [f"回答者{n + 1}" for n in range(N)], JA)
LAYOUTS = (
    Layout(("I24",), "long ja", "answer.csv", lambda: csv(LONG_JA, "cp932"), check_widened),
    Layout(
        ("I24",), "long en", "answer.xlsx", lambda: book_of_sheets({"a": long(["id", "item", "ans"], EN)}), check_en
    ),
    Layout(("I24",), "long with a date", "answer.csv", lambda: csv(WITH_DATE), check_with_date),
    Layout(("I24",), "long as it is", "answer.csv", lambda: csv(LONG_JA), check_long, reading=AS_IS),
    Layout(
        ("I24",), "long, rule off", "answer.csv", lambda: csv(LONG_JA), check_long, reading=Reading(kept=("widened",))
    ),
    Layout(("I24",), "customers rating stores", "stores.csv", lambda: csv(STORES), check_each_store),
    Layout(("I37",), "turned ja", "turned.xlsx", lambda: book_of_sheets({"回答": TURNED_JA}), check_turned),
    Layout(
        ("I37",),
        "turned en",
        "turned.csv",
        lambda: csv(turned("Question", [f"R{n + 1}" for n in range(N)], EN)),
        check_en,
    ),
    Layout(("I37",), "turned as it is", "turned.csv", lambda: csv(TURNED_JA), check_lying, reading=AS_IS),
)
