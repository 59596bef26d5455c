from __future__ import annotations

from collections.abc import Sequence

from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.column_notes import columns_noted
from loyalty_desktop.survey.guess import LIKELY
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import of_columns

LISTS: list[Cell] = ["夜景, 星空, 食事", "食事", "夜景, 星空", "温泉, 食事"]
KEY = ColumnKey("目的（複数選択）")


def told(read: Survey) -> dict[str, tuple[int, str]]:
    return {note.message.id: (note.count, note.state) for note in columns_noted(read.columns, read.tool)}


def visit(*corrections: Correction) -> Survey:
    return of_columns({"No": list(range(48)), KEY.heading: LISTS * 12}, *corrections)


def test_notes_when_options_were_put_together() -> None:
    assert told(visit()) == {"option_rejoined": (24, "asked"), "columns_split": (1, "told")}
    assert told(visit(Correction(KEY, parted=("夜景, 星空",)))) == {}
    assert told(visit(Correction(KEY, merged=(("夜景", "星空"),)))) == {}  # the user said so: nothing to ask


def test_notes_when_somebody_wrote_own_words() -> None:
    lists: list[Cell] = [*[f"選択{n % 12}, 選択{n % 12 + 1}" for n in range(36)], "選択1, 祖母の家に泊まった"]
    read = of_columns({"No": list(range(37)), "目的（複数選択）": lists})
    assert told(read) == {"options_own_words": (1, "told"), "columns_split": (1, "told")}


def test_notes_when_only_the_answers_speak_for_a_list() -> None:
    cells: list[Cell] = ["電気, ガス", "電気", "ガス"] * 12
    assert told(of_columns({"契約内容": cells})) == {"column_split_asked": (12, "asked")}
    named = of_columns({"契約内容": cells}, Correction(ColumnKey("契約内容"), separator=", "))
    assert told(named) == {}
    long: list[Cell] = ["電気, ガス, 水道", "電気, 水道", "ガス"] * 20
    assert told(of_columns({"契約内容": long})) == {"columns_split": (1, "told")}  # three in a cell: nothing to ask
    closed: list[Cell] = ["電気;ガス;", "電気;", "ガス;"] * 12
    assert told(of_columns({"契約内容": closed})) == {}


def test_notes_when_columns_of_one_mark_stand_side_by_side() -> None:
    marks: list[Cell] = ["○", None, None]
    loose = of_columns({"No": list(range(60)), "駐車場利用": marks * 20, "クレーム歴": [None, "○", None] * 20})
    note = next(one for one in loose.notes if one.message.id == "tick_run_asked")
    assert (note.count, note.state) == (2, "asked")
    assert dict(note.message.args)["base"] == 40
    numbered = of_columns({"No": list(range(60)), "Q3_1": marks * 20, "Q3_2": [None, "○", None] * 20})
    assert "tick_run_asked" not in told(numbered)


def test_notes_when_classes_are_checked() -> None:
    scores: list[Cell] = [n % 11 for n in range(44)]
    classes: list[Cell] = ["Promoter" if n % 11 > 8 else "Passive" if n % 11 > 6 else "Detractor" for n in range(44)]
    right = of_columns({"Q1 How likely to recommend us?": scores, "Q1_NPS_GROUP": classes})
    assert told(right) == {"classes_agree": (44, "told")}
    classes = ["推奨者", "推奨者", "推奨者", *classes[3:]]
    wrong = of_columns({"Q1 How likely to recommend us?": scores, "Q1_NPS_GROUP": classes})
    assert told(wrong) == {"classes_differ": (3, "asked")}
    alone = of_columns({"No": list(range(44)), "Q1_NPS_GROUP": classes})
    assert told(alone) == {}


def test_notes_when_nothing_is_special() -> None:
    assert told(of_columns({"No": list(range(20)), "満足度": [1, 2, 3, 4, 5] * 4})) == {}


def test_notes_what_may_be_a_rating_and_is_in_no_figure() -> None:
    several: list[Cell] = [1, 2, 3, 4, 5, 6, 7, 8, 8] * 10
    likely: list[Cell] = [0, 3, 5, 7, 9, 10] * 15
    answers: dict[str, Sequence[Cell]] = {"No": list(range(90)), "梱包": several, "推奨度（0〜10）": likely}
    read = of_columns(answers)
    assert told(read)["driver_doubtful"] == (1, "asked")
    assert [driver.name for stage in suggest_journey(read).stages for driver in stage.drivers] == []
    decided = of_columns(answers, Correction(ColumnKey("梱包"), role="driver"))
    assert "driver_doubtful" not in told(decided)
    assert [driver.name for stage in suggest_journey(decided).stages for driver in stage.drivers] == ["梱包"]


def test_a_heading_that_names_the_most_points_is_a_rating() -> None:
    answers: dict[str, Sequence[Cell]] = {
        "接客（5点満点）": [1, 2, 3, 4, 5, 5] * 10,
        "推奨度（0〜10）": [0, 3, 5, 7, 9, 10] * 10,
    }
    read = of_columns(answers)
    assert read.columns[0].role == "driver"
    assert read.columns[0].guess.confidence >= LIKELY
    assert "driver_doubtful" not in told(read)


def test_notes_when_many_ticked_nothing() -> None:
    heading = "Which of these happened? (tick all that apply)"
    lists: list[Cell] = ["Had to wait, Rude staff", "Had to wait", "Rude staff, Cold food", "", "Cold food"]
    few: list[Cell] = [*lists[:3], lists[4]] * 10
    assert "ticked_nothing_asked" not in told(of_columns({"No": list(range(41)), heading: [*few, ""]}))
    read = of_columns({"No": list(range(50)), heading: lists * 10})
    assert told(read)["ticked_nothing_asked"] == (10, "asked")
    key = ColumnKey(heading)
    for is_no, base in ((True, 50), (False, 40)):
        settled = of_columns({"No": list(range(50)), heading: lists * 10}, Correction(key, blank_is_no=is_no))
        assert "ticked_nothing_asked" not in told(settled)
        (column,) = (each for each in settled.columns if each.key == key)
        assert int(column.distinct.counts[column.scale.valid].sum()) == base
        assert {option.text: option.count for option in column.scale.options}["Had to wait"] == 20
