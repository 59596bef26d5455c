"""What was read of a file, in plain lines: what is asked, what is left out, and what each can be changed to."""

from __future__ import annotations

from dataclasses import replace

from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import message
from loyalty_desktop.report.asked import confirmation, is_seen
from loyalty_desktop.report.read_choices import choices_of
from loyalty_desktop.report.what_was_read import Line, WhatWasRead, asked_count, cuts_alike, tiles, what_was_read
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.report.making import apparel
from tests.survey.making import book_of
from tests.surveys import APPAREL, SFO, TOYAMA, survey_of

SAMPLE = survey_of(APPAREL)


def line(told: WhatWasRead, id_: str) -> Line:
    return next(one for one in (*told.check, *told.left_out, *told.read) if one.id == id_)


def again(read: Survey, reading: Reading) -> Survey:
    return survey(read.workbook, reading, read)


def test_the_sample_says_what_it_is_and_asks_one_thing() -> None:
    told = what_was_read(SAMPLE)
    assert told.source == "Export of Google Forms (Excel workbook)"
    assert told.summary == "1,259 rows were read as answers"
    assert [one.id for one in told.check] == ["rows_duplicates"]
    assert asked_count(SAMPLE) == 1


def test_cells_and_columns_lead_to_the_answers() -> None:
    found = line(what_was_read(SAMPLE), "answers_outside")
    assert found.count == 4
    assert found.columns[0].column == ColumnKey("Q1 1年後も利用したいか")
    assert [(cell.text, cell.row) for cell in found.cells[:1]] == [("D9", 9)]


def test_every_answer_to_the_question_settles_it_and_one_leaves_rows_out() -> None:
    one, customer = line(what_was_read(SAMPLE), "rows_duplicates").choices
    kept, fewer = again(SAMPLE, one.reading), again(SAMPLE, customer.reading)
    assert (asked_count(kept), kept.rows) == (0, 1259)
    assert (asked_count(fewer), fewer.rows) == (0, 1256)
    assert what_was_read(fewer).summary == "1,256 rows were read as answers; 3 rows are left out"


def test_a_switch_leaves_rows_out_and_back_says_nothing() -> None:
    switch = line(what_was_read(SAMPLE), "rows_straight").switch
    assert switch is not None
    without = again(SAMPLE, switch.reading)
    assert without.rows == 1247
    back = line(what_was_read(without), "rows_straight")
    assert back.on
    assert back.switch is not None
    assert back.switch.reading == SAMPLE.reading
    assert switch.step.text() == "Leave out: Same throughout"
    assert back.switch.step.text() == "Keep: Same throughout"


def test_a_row_that_was_left_out_is_led_to() -> None:
    rows: list[list[Cell]] = [["ID", "Q1 0-10", "Q2"]]
    rows += [[f"a{at}", at % 11, "x"] for at in range(30)]
    rows.append(["合計", 140, None])
    told = what_was_read(survey(book_of(rows)))
    total = line(told, "rows_totals")
    assert total.on
    assert [(cell.column, cell.row, cell.is_away) for cell in total.cells] == [(ColumnKey("ID"), 32, True)]


def test_figures_add_why_they_leave_out_more() -> None:
    assert line(what_was_read(SAMPLE, apparel()), "loyalty_blank").count == 20


def test_the_strip_has_rules_first_then_answers_then_reasons() -> None:
    shown = tiles(SAMPLE, apparel())
    assert [(one.rule, one.count) for one in shown if one.rule] == [
        ("rows_duplicates", 3),
        ("rows_straight", 12),
        ("rows_identical", 2),
    ]
    assert [(one.title, one.count) for one in shown[3:5]] == [("Outside scale", 4), ("Full-width digits", 118)]
    assert all(one.switch is None for one in shown[3:])


def test_a_question_without_choices_is_settled_by_a_look() -> None:
    read = survey_of(SFO)
    settle = line(what_was_read(read), "codes_only").settle
    assert settle is not None
    assert cuts_alike(settle.reading, read.reading)
    seen = again(read, settle.reading)
    assert seen.cut is read.cut
    assert asked_count(seen) == asked_count(read) - 1
    assert "codes_only" in [one.id for one in what_was_read(seen).read]


def test_the_rows_of_the_headings_can_be_chosen() -> None:
    rows: list[list[Cell]] = [["アンケート結果"], [], ["ID", "おすすめ度", "接客の満足度"]]
    rows += [[f"a{at}", at % 11, at % 5 + 1] for at in range(30)]
    first = survey(book_of(rows))
    told = line(what_was_read(first), "rows_above_headings")
    assert [choice.reading.heading_rows for choice in told.choices][:2] == [(3,), (1,)]
    assert told.choices[0].chosen
    settled = again(first, told.choices[0].reading)
    assert not [one for one in what_was_read(settled).check if one.id == "rows_above_headings"]


def test_encodings_are_shown_as_they_would_read() -> None:
    read = survey_of(TOYAMA)
    note = Noted(message("encoding_asked", encoding="UTF-8", others="x"), state="asked")
    offered = {one.text: one for one in choices_of(note, read)}
    assert offered["UTF-8"].chosen
    assert "満足度" in offered["UTF-8"].told or any("぀" <= sign <= "鿿" for sign in offered["UTF-8"].told)
    assert all(one.told and one.reading.encoding for one in offered.values())


def test_a_file_with_an_encoding_of_its_own_offers_none() -> None:
    note = Noted(message("note_spss_encoding", encoding="UTF-8"), state="asked")
    assert choices_of(note, SAMPLE) == ()  # a workbook says how its texts are written
    as_sav = replace(survey_of(TOYAMA).workbook, format="sav")
    assert [one.reading.encoding for one in choices_of(note, survey(as_sav))] == ["utf-8"]


def test_questions_that_are_alike_are_one_line_and_the_weightiest_come_first() -> None:
    check = what_was_read(survey_of(SFO)).check
    assert [(one.id, len(one.columns)) for one in check] == [
        ("codes_only", 0),
        ("extra_code_asked", 1),  # of the loyalty question
        ("direction_asked", 26),
        ("extra_code_asked", 24),
        ("extra_code_asked", 25),
        ("one_two_asked", 4),
        ("amount_code_asked", 1),  # 99 in a column of codes
    ]
    assert check[2].text.startswith("Which is the good end of the scales in 26 columns, 1 or 5?")
    names = [link.text for link in check[2].columns]
    assert len(set(names)) == 26  # two are called FOOD but for the number of their question
    assert names[0] == "ART"
    assert check[5].text == "4 columns are answered by 1 and 2. Which of them means yes?"
    assert asked_count(survey_of(SFO)) == len(check)


def test_a_question_can_be_left_as_it_is_and_others_like_it_stay() -> None:
    read = survey_of(SFO)
    codes = [one for one in what_was_read(read).check if one.id == "extra_code_asked"]
    settle = codes[1].settle
    assert settle is not None
    assert settle.text == "Leave it as it is"
    seen = what_was_read(again(read, settle.reading))
    assert [one.text for one in seen.check if one.id == "extra_code_asked"] == [codes[0].text, codes[2].text]
    assert codes[1].text in [one.text for one in seen.read]


def test_one_of_several_questions_without_choices_is_settled_alone() -> None:
    key = ColumnKey("Q2")
    notes = [
        Noted(message("option_rejoined", column="Q2", option=option), 5, "asked", columns=(key,))
        for option in ("お茶、お菓子", "花、木")
    ]
    seen = confirmation(notes[0], Reading())
    assert [is_seen(note, seen.reading) for note in notes] == [True, False]
    more = replace(notes[0], count=9)
    assert is_seen(more, seen.reading)  # whatever is counted


def test_what_changes_no_figure_is_told_and_can_be_answered_all_the_same() -> None:
    rows: list[list[Cell]] = [["回答ID", "おすすめ度（0〜10）", "購入額（千円）"]]
    rows += [[f"a{at}", at % 11, at * 3 + 1] for at in range(40)]
    read = survey(book_of(rows))
    asked = next(one for one in what_was_read(read).check if one.id == "unit_asked")
    unused = again(read, corrections.set_role(read.reading, [asked.columns[0].column or ColumnKey("")], "unused"))
    assert "unit_asked" not in [one.id for one in what_was_read(unused).check]
    told = line(what_was_read(unused), "unit_asked")
    assert [one.text for one in told.choices] == [one.text for one in asked.choices]
    assert told.settle is None


def test_a_cell_of_a_row_that_is_left_out_says_so() -> None:
    switch = line(what_was_read(SAMPLE), "rows_straight").switch
    assert switch is not None
    cells = line(what_was_read(again(SAMPLE, switch.reading)), "rows_straight").cells
    assert cells
    assert all(cell.is_away and cell.column is not None for cell in cells)
    assert not any(cell.is_away for cell in line(what_was_read(SAMPLE), "rows_straight").cells)


def test_nothing_to_say_is_said() -> None:
    rows: list[list[Cell]] = [["番号", "品番", "0〜10点でおすすめ度"]]
    rows += [[f"a{at}", f"n{at}", at % 11] for at in range(33)]
    told = what_was_read(survey(book_of(rows)))
    assert told.is_plain
