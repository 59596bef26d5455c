"""Columns that are one question, and the warning that their scale may stand the wrong way round."""

from __future__ import annotations

from loyalty_desktop.journey import corrections
from loyalty_desktop.report.groups import group_of, groups
from loyalty_desktop.report.turned_scales import turned_scales
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import survey
from tests.report import making
from tests.survey.making import of_columns

FIVE: list[Cell] = [1, 2, 3, 4, 5] * 12
READ = of_columns(
    {
        "No": list(range(60)),
        "評価 [接客]": FIVE,
        "評価 [価格]": FIVE,
        "Q3_1": ["○", None, None] * 20,
        "Q3_2": [None, "○", None] * 20,
        "rating_food": FIVE,
        "rating_room": FIVE,
        "性別": ["男", "女"] * 30,
        "used_chat": [0, 1] * 30,
        "used_coupon": [1, 0] * 30,
    }
)


def test_groups_when_columns_share_a_heading_or_an_answer() -> None:
    found = [(group.name, group.kind, [key.heading for key in group.columns]) for group in groups(READ)]
    assert found == [
        ("評価", "ratings", ["評価 [接客]", "評価 [価格]"]),
        ("Q3", "choices", ["Q3_1", "Q3_2"]),
        ("", "ratings", ["rating_food", "rating_room"]),
        ("", "choices", ["used_chat", "used_coupon"]),
    ]


def test_group_when_asked_for_one_column() -> None:
    by_heading = {one.heading: one for one in READ.columns}
    group = group_of(READ, by_heading["評価 [価格]"])
    assert group is not None
    assert [key.heading for key in group.columns] == ["評価 [接客]", "評価 [価格]"]
    assert group_of(READ, by_heading["性別"]) is None
    # A decision for one is a decision for all of them.
    reading = corrections.mark_missing(READ.reading, group.columns, "5", "not_used")
    read = survey(READ.workbook, reading, READ)
    assert [one.scale.reasons[-1] for one in read.columns[1:3]] == ["not_used", "not_used"]


def test_scales_when_most_drivers_fall_as_loyalty_rises() -> None:
    falling = making.driver("A", (5, 5, 5), (5, 5, 5), flags=("reverse_direction",))
    rising = making.driver("B", (5, 5, 5), (5, 5, 5))
    mostly = making.results([falling, falling, rising])
    (note,) = turned_scales(mostly)
    assert (note.state, note.count) == ("asked", 2)
    assert turned_scales(making.results([falling, rising, rising])) == ()
    assert turned_scales(making.results([falling])) == ()
    assert turned_scales(None) == ()
