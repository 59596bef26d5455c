"""Yes, something between and no: a rating of three steps where a judgement is asked for, else what happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column, of_columns, roles

N = 60


def answers(*texts: Cell) -> list[Cell]:
    return list(islice(cycle(texts), N))


THREE = answers("はい", "はい", "どちらともいえない", "いいえ", "無回答・非該当")
PARTLY = answers("Yes", "Yes", "Partly", "No")


@pytest.mark.parametrize(
    ("heading", "given", "role"),
    [
        ("職員の接遇・態度は適切か", THREE, "driver"),
        ("Did you feel listened to?", PARTLY, "driver"),
        ("Were you treated with respect?", PARTLY, "driver"),
        ("イベントに参加しましたか", answers("はい", "どちらともいえない", "いいえ"), "experience"),
        ("Was your issue resolved?", PARTLY, "experience"),
        ("Was there parking?", answers("Yes", "No", "Maybe"), "experience"),
    ],
)
def test_a_middle_between_yes_and_no_is_a_step_below_a_judgement(heading: str, given: list[Cell], role: str) -> None:
    read = of_columns({"No": list(range(N)), heading: given})
    one = column(read, heading)
    assert (one.role, one.scale.points) == (role, 3 if role == "driver" else 2)
    assert role != "driver" or one.guess.confidence < 0.6  # asked


def test_where_several_have_a_middle_none_has_to_ask_for_a_judgement_itself() -> None:
    parts = ("日常生活で必要な介助を受けているか", "プライバシーは守られているか", "要望は対応されているか")
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N)), **dict.fromkeys(parts, THREE)}
    columns["これまでに利用したことがありますか"] = THREE
    found = roles(of_columns(columns))
    assert [found[part] for part in parts] == ["driver"] * 3
    assert found["これまでに利用したことがありますか"] == "experience"
    steps = column(of_columns(columns), parts[0])
    given = dict(zip(steps.distinct.texts, steps.scale.codes.tolist(), strict=True))
    assert (given["はい"], given["どちらともいえない"], given["いいえ"]) == (3, 2, 1)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("接客に満足していますか", "driver"),
        ("Удовлетворены ли Вы в целом условиями?", "overall_satisfaction"),
        ("クーポンを使いましたか", "experience"),
    ],
)
def test_whether_somebody_is_satisfied_is_no_experience(heading: str, role: str) -> None:
    given = answers("Да", "Нет") if heading.startswith("У") else answers("はい", "いいえ")
    read = of_columns({"No": list(range(N)), heading: given})
    one = column(read, heading)
    assert one.role == role
    if role != "experience":
        assert [note.message.id for note in read.notes if note.columns == (one.key,) and note.state == "asked"]
