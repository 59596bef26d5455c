from __future__ import annotations

from loyalty_desktop.survey.column_notes import columns_noted
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
    assert told(visit()) == {"option_rejoined": (24, "asked")}
    assert told(visit(Correction(KEY, parted=("夜景, 星空",)))) == {}
    assert told(visit(Correction(KEY, merged=(("夜景", "星空"),)))) == {}  # the user said so: nothing to ask


def test_notes_when_somebody_wrote_own_words() -> None:
    lists: list[Cell] = [*[f"選択{n % 12}, 選択{n % 12 + 1}" for n in range(36)], "選択1, 祖母の家に泊まった"]
    assert told(of_columns({"No": list(range(37)), "目的": lists})) == {"options_own_words": (1, "told")}


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
