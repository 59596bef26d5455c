from __future__ import annotations

import pytest

from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.files.workbooks import workbook
from tests.survey.layouts.layout import codes, csv, roles

NOTES = ("decimal_commas", "decimal_commas_open")


def read(values: list[str], delimiter: str = ";", reading: Reading | None = None, more: str = "n") -> Survey:
    """Return a survey whose column "Wert" holds these values, again and again."""
    rows = [("Kunde", "Weiterempfehlung (0-10)", "Wert", "Neben")]
    rows += [(f"K{at:03}", str(at % 11), values[at % len(values)], more) for at in range(max(24, len(values)))]
    return survey(workbook_of(Given(csv(rows, "utf-8", delimiter), "a.csv"), lambda _share: None), reading)


def noted(found: Survey) -> Noted | None:
    return next((note for note in found.notes if note.message.id in NOTES and note.columns[0].heading == "Wert"), None)


@pytest.mark.parametrize(
    ("values", "number"),
    [
        (["4,5", "3,2", "1"], 4.5),
        (["12,50", "7,05"], 12.5),
        (["0,5", "1,5"], 0.5),
        (["1.234,56", "2.000,00", "12"], 1234.56),
        (["0,125", "4,5"], 0.125),
        (["85,5%", "3,1 %"], 85.5),
        (["12,50 €", "€ 3,20"], 12.5),
        (["-3,7", "4,1"], -3.7),
        (["４，５", "３，２"], 4.5),
        (["4,5", "keine Angabe", "n/a", "", "3,1"], 4.5),
    ],
)
def test_european_numbers_are_numbers_and_told_with_their_count(values: list[str], number: float) -> None:
    found = read(values)
    assert number in codes(found, "Wert").values()
    note = noted(found)
    assert note is not None
    assert (note.message.id, note.state, note.rule) == ("decimal_commas", "done", "decimal_commas")
    assert note.count == sum("," in values[at % len(values)].replace("，", ",") for at in range(24))


def test_one_step_takes_the_conversion_back() -> None:
    values = ["4,5", "3,2", "1,1"]
    off = Reading().switched("decimal_commas", applies=False, usual=True)
    found = read(values, reading=off)
    assert "4,5" in codes(found, "Wert")
    note = noted(found)
    assert note is not None
    assert (note.state, note.rule) == ("offered", "decimal_commas")


@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("values", [["1,234", "2,500", "999"], ["12,000", "1,000,000"], ["$1,234", "$56,700"]])
def test_thousands_stay_thousands(values: list[str], delimiter: str) -> None:
    found = read(values, delimiter)
    assert noted(found) is None
    assert max(code for code in codes(found, "Wert").values() if isinstance(code, float)) >= 1000


@pytest.mark.parametrize(
    "values", [["1,3", "2,4", "1", "1,4"], ["1,3,4", "2,4"], ["1,12", "3,7"], ["10,5 Stück", "4,5"], ["a, b", "4,5"]]
)
def test_lists_and_words_are_left_alone(values: list[str]) -> None:
    found = read(values, ",")
    assert noted(found) is None


@pytest.mark.parametrize(
    ("values", "delimiter", "number"),
    [
        (["1,234", "2,500"], ";", 1.234),  # thousands or thousandths: nothing beside tells
        (["1,3", "2,4", "1"], ";", 1.3),  # options or tenths
        (["3,1", "2,4", "1"], ",", 3.1),  # two options in any order, or tenths
        (["4,5", "3,5", "2"], ",", 4.5),  # half points, or always option 5
    ],
)
def test_what_the_answers_leave_open_is_asked(values: list[str], delimiter: str, number: float) -> None:
    found = read(values, delimiter)
    note = noted(found)
    assert note is not None
    assert (note.message.id, note.state, note.rule) == ("decimal_commas_open", "asked", "decimal_commas_open")
    assert dict(note.message.args) == {"example": values[0], "number": f"{number}"}
    assert number not in codes(found, "Wert").values()
    yes = Reading().switched(note.rule, applies=True, usual=False)
    answered = read(values, delimiter, yes)
    assert codes(answered, "Wert")[f"{number}"] == number
    told = noted(answered)
    assert told is not None
    assert told.state == "done"
    no = noted(read(values, delimiter, Reading().switched(note.rule, applies=False, usual=True)))
    assert no is not None
    assert no.state == "offered"


def test_sure_columns_tell_what_the_others_of_a_european_file_mean() -> None:
    found = read(["1,234", "2,500"], more="7,50")
    assert codes(found, "Wert")["1.234"] == 1.234
    found = read(["1.234", "2.500", "12"], more="7,50")
    assert codes(found, "Wert")["1234"] == 1234
    assert "1.234" in codes(read(["1.234", "2.500", "12"]), "Wert")


def test_texts_of_a_workbook_need_more_evidence_than_those_of_a_file_with_semicolons() -> None:
    rows = [("ID", "NPS", "Wert")] + [(at, at % 11, ("4,0", "3,25", "2")[at % 3]) for at in range(24)]
    found = survey(workbook_of(Given(workbook(rows), "a.xlsx"), lambda _share: None))
    assert codes(found, "Wert") == {"4.0": 4.0, "3.25": 3.25, "2": 2.0}


def test_amounts_with_a_currency_behind_them_are_money() -> None:
    rows = [("Kunde", "NPS", "Spend")]
    rows += [(f"K{at}", str(at % 11), f"{at * 3 % 40 + 5},{at * 7 % 90 + 10} €") for at in range(24)]
    found = survey(workbook_of(Given(csv(rows, "utf-8", ";"), "a.csv"), lambda _share: None))
    assert roles(found)["Spend"] == "spend"
    assert codes(found, "Spend")["5.10 €"] == 5.1


def test_code_of_other_behind_a_comma_makes_no_decimals_where_it_stands_alone_too() -> None:
    assert noted(read(["1,3", "2,4", "3", "5,99", "1", "99", "2,5"], delimiter=",")) is None
    prices = noted(read(["3,99", "2,49", "3", "12,99"], delimiter=","))
    assert prices is not None
    assert prices.message.id == "decimal_commas"
