"""Actions: what can be one, edits that change nothing else, and that they survive being saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.errors import UnusableJourney, UnusableProject
from loyalty_desktop.journey import edit_actions as edit
from loyalty_desktop.journey.actions import ACTION_STATES, Action
from loyalty_desktop.journey.project import Project, decode, encode, open_project, save
from tests.journey.strategies import dates, invariant, texts
from tests.surveys import APPAREL

TODAY = "2026-11-22"
ONE = Action("", "試着後の放置をなくす", experience="x", target=0.05)
TWO = Action("", "接客を見直す", driver="d")
PROJECT = edit.add_action(edit.add_action(Project(), ONE), TWO)
FIRST, SECOND = (one.id for one in PROJECT.actions)
NOWHERE = Path("p.loyalty")

actions = st.builds(
    Action,
    texts,
    texts,
    st.none() | texts,
    st.none(),
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.sampled_from(ACTION_STATES),
    texts,
    dates,
    dates,
    texts,
)


@pytest.mark.parametrize(
    "fields",
    [
        {"driver": "d", "experience": "x"},
        {"target": 1.01},
        {"target": -0.1},
        {"due": "2026-02-30"},
        {"done": "20261122"},
    ],
)
def test_what_cannot_be_is_no_action(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"action|share|day|month|iso"):
        Action("a", "A", **fields)  # type: ignore[arg-type]


def test_an_added_action_has_an_id_of_its_own_and_stands_last() -> None:
    again = edit.add_action(PROJECT, ONE)
    assert [one.id for one in again.actions] == ["a:x", "a:d", "a:x#2"]
    assert edit.new_action_id(PROJECT, ONE) == "a:x#2"
    free = edit.add_action(PROJECT, Action("", "  案内を \n 作り直す "))
    assert (free.actions[-1].id, free.actions[-1].name, free.actions[-1].item) == (
        "a:案内を 作り直す",
        "案内を 作り直す",
        None,
    )
    with pytest.raises(UnusableJourney):
        edit.add_action(PROJECT, Action("", "  "))
    assert edit.actions_about(again, "x") == (again.actions[0], again.actions[2])


def test_each_edit_changes_its_field_and_shares_the_rest() -> None:
    moved = edit.set_action_target(PROJECT, FIRST, 1.7)
    assert moved.actions[0].target == 1
    assert moved.actions[1] is PROJECT.actions[1]
    assert moved.journey is PROJECT.journey
    assert edit.rename_action(PROJECT, FIRST, " 新しい  名前 ").actions[0].name == "新しい 名前"
    assert edit.set_action_owner(PROJECT, SECOND, " Web ").actions[1].owner == "Web"
    assert edit.set_action_note(PROJECT, SECOND, "検索を改善\n").actions[1].note == "検索を改善"
    dated = edit.set_action_days(PROJECT, FIRST, due="2026-12-20")
    assert (dated.actions[0].due, dated.actions[0].done) == ("2026-12-20", "")
    assert edit.set_action_days(dated, FIRST, done="2026-11-01").actions[0].due == "2026-12-20"
    assert [one.ticked for one in edit.tick_actions(PROJECT, [FIRST, SECOND], ticked=True).actions] == [True, True]
    assert edit.remove_actions(PROJECT, [FIRST]).actions == (PROJECT.actions[1],)


def test_an_edit_to_what_is_already_so_is_no_edit() -> None:
    for same in (
        edit.set_action_target(PROJECT, FIRST, 0.05),
        edit.tick_actions(PROJECT, [FIRST], ticked=False),
        edit.set_action_states(PROJECT, [FIRST], "considered", TODAY),
        edit.remove_actions(PROJECT, []),
        edit.set_action_days(PROJECT, FIRST),
    ):
        assert same is PROJECT


def test_done_today_and_the_day_goes_when_it_is_not_done_after_all() -> None:
    done = edit.set_action_states(PROJECT, [FIRST, SECOND], "done", TODAY)
    assert [one.done for one in done.actions] == [TODAY, TODAY]
    earlier = edit.set_action_days(done, FIRST, done="2026-06-30")
    assert edit.set_action_states(earlier, [FIRST], "verified", TODAY).actions[0].done == "2026-06-30"
    assert edit.set_action_states(earlier, [FIRST], "running", TODAY).actions[0].done == ""


def test_what_is_not_there_or_no_day_is_refused() -> None:
    with pytest.raises(UnusableJourney):
        edit.rename_action(PROJECT, "gone", "A")
    with pytest.raises(UnusableJourney):
        edit.rename_action(PROJECT, FIRST, " ")
    with pytest.raises(UnusableJourney):
        edit.set_action_days(PROJECT, FIRST, due="tomorrow")


@invariant
@given(st.lists(actions, max_size=4, unique_by=lambda one: one.id).map(tuple))
def test_actions_are_saved_and_opened_as_they_are(kept: tuple[Action, ...]) -> None:
    project = Project(actions=kept)
    data = encode(project, NOWHERE)
    assert decode(data, "p") == project
    assert encode(decode(data, "p"), NOWHERE) == data


def test_an_older_project_opens_and_saves_as_it_was(tmp_path: Path) -> None:
    """The sample knows of no actions: saving it again writes not a word of them."""
    project = open_project(APPAREL.with_suffix(".loyalty"))
    assert project.actions == ()
    save(project, tmp_path / "p.loyalty")
    assert "actions" not in (tmp_path / "p.loyalty").read_text(encoding="utf-8")


def test_two_actions_of_one_id_are_refused() -> None:
    raw = json.loads(encode(PROJECT, NOWHERE))
    raw["project"]["actions"][1]["id"] = FIRST
    with pytest.raises(UnusableProject) as caught:
        decode(json.dumps(raw).encode(), "p.loyalty")
    assert ("where", "project.actions[1].id") in caught.value.message.args
