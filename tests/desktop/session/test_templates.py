"""The templates of a user: kept when a project is saved, the newest first, never in the way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.templates import LIMIT, Templates

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace


def keep(templates: Templates, workspace: Workspace, path: Path) -> None:
    survey = workspace.state.survey
    assert survey is not None
    templates.keep(workspace.state.project, survey, path)


def test_kept_replaced_and_forgotten(apparel: Workspace, tmp_path: Path) -> None:
    templates = Templates(tmp_path / "templates")
    assert templates.all() == ()
    keep(templates, apparel, tmp_path / "a.loyalty")
    keep(templates, apparel, tmp_path / "a.loyalty")
    keep(templates, apparel, tmp_path / "b.loyalty")
    assert sorted(one.name for one in templates.all()) == ["a", "b"]
    assert templates.all()[0].journey == apparel.state.journey
    templates.forget(templates.all()[0])
    assert len(templates.all()) == 1
    templates.forget(templates.all()[0])
    assert templates.all() == ()


def test_only_the_newest_stay(apparel: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    templates = Templates(folder)
    for at in range(LIMIT + 3):
        keep(templates, apparel, tmp_path / f"{at}.loyalty")
        for path in folder.glob("*.json"):
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 60))
    assert {one.name for one in templates.all()} == {str(at) for at in range(3, LIMIT + 3)}


def test_damaged_ones_and_a_folder_that_is_none_are_passed_over(apparel: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    templates = Templates(folder)
    keep(templates, apparel, tmp_path / "a.loyalty")
    (folder / "other.json").write_bytes(b'{"name": 3')
    (folder / "another.json").write_bytes(b"\xff\xfe")
    assert [one.name for one in templates.all()] == ["a"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    nowhere = Templates(tmp_path / "file")
    keep(nowhere, apparel, tmp_path / "a.loyalty")
    assert nowhere.all() == ()


def test_nothing_is_kept_while_templates_are_not_wanted(apparel: Workspace, tmp_path: Path) -> None:
    said: list[bool] = []
    templates = Templates(tmp_path / "templates", remember=said.append)
    templates.want(False)
    keep(templates, apparel, tmp_path / "a.loyalty")
    assert templates.all() == ()
    templates.want(True)
    keep(templates, apparel, tmp_path / "a.loyalty")
    assert len(templates.all()) == 1
    assert said == [False, True]
