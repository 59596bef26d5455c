"""The curve of feelings: where its points stand, what it says, gaps, small bases, folding."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.journey.curve import FOLDED, HEIGHT, EmotionCurve
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from loyalty_desktop.report.emotion_curve import emotion_curve
from loyalty_desktop.report.figures import score_text, share_text
from tests.desktop.conftest import dress
from tests.desktop.screens.journey.inspecting import driver_named, open_rows, repeated

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # tips, without a screen
CENTRES = (112.0, 320.0, 528.0, 736.0, 944.0)


def curve_of(qtbot: QtBot, workspace: Workspace, look: Look) -> EmotionCurve:
    curve = EmotionCurve(workspace, look)
    qtbot.addWidget(curve)
    workspace.changed.connect(curve.draw)
    curve.resize(1060, HEIGHT)
    with qtbot.waitExposed(curve):
        curve.show()
    curve.activateWindow()
    qtbot.waitUntil(curve.isActiveWindow)
    curve.set_stages(CENTRES)
    curve.draw()
    return curve


def picture_of(curve: EmotionCurve) -> QImage:
    return curve.picture.grab().toImage()


def has_colour(image: QImage, place: QPoint, colour: str, around: int = 3) -> bool:
    """Say whether a colour is found near a place of a picture."""
    return any(
        image.pixelColor(place.x() + x, place.y() + y).name() == colour
        for x in range(-around, around + 1)
        for y in range(-around, around + 1)
        if 0 <= place.x() + x < image.width() and 0 <= place.y() + y < image.height()
    )


def test_points_stand_below_their_lanes(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    assert curve.height() == HEIGHT
    assert apparel.state.results is not None
    value = emotion_curve(apparel.state.results)
    image = picture_of(curve)
    head, heart = look.theme.hex("head").lower(), look.theme.hex("heart").lower()
    for x, stage in zip(CENTRES, value.stages, strict=True):
        assert stage.head_at is not None
        assert stage.heart_at is not None
        if abs(stage.head_at - stage.heart_at) > 0.2:
            assert has_colour(image, QPoint(round(x), round(curve.picture.height_of(stage.head_at, "head"))), head, 6)
        assert has_colour(image, QPoint(round(x), round(curve.picture.height_of(stage.heart_at, "heart"))), heart, 6)


def test_points_move_with_the_lanes(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    assert apparel.state.results is not None
    third = emotion_curve(apparel.state.results).stages[2]
    assert third.head_at is not None
    height = round(curve.picture.height_of(third.head_at, "head"))
    colour = look.theme.hex("head").lower()
    before = picture_of(curve)
    curve.set_stages(tuple(x - 150 for x in CENTRES))
    after = picture_of(curve)
    dot = 4  # the ring of a point is wider than the line through it
    for image, x in ((before, 528), (after, 378)):
        assert has_colour(image, QPoint(x, height - dot), colour, 1)
    assert not has_colour(after, QPoint(528, height - dot), colour, 1)


def test_each_stage_is_one_sentence(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    assert apparel.state.results is not None
    told = curve.accessibleDescription().split("\n")
    assert curve.picture.accessibleDescription() == curve.accessibleDescription()
    assert len(told) == len(apparel.state.journey.stages)
    for line, stage, mean in zip(told, apparel.state.journey.stages, apparel.state.results.stages, strict=True):
        heads = f"head {share_text(mean.head)}, heart {score_text(mean.heart)}"
        assert line == f"{stage.name}: {heads} (mean of {len(stage.drivers)} drivers)"


def test_the_legend_names_the_measure_and_its_base(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    assert curve.legend.texts() == (
        "Head: share satisfied",
        "Heart: NRS of the satisfied",
        "Everybody +12.4 (n=1,238)",
    )
    look.set_language("ja")
    curve.draw()
    assert curve.legend.texts() == (
        "頭の満足（満足した人の割合）",
        "心の満足（満足した人の NRS）",
        "全体 +12.4（n=1,238）",
    )
    assert curve.legend.accessibleName().startswith("感情曲線")


def test_pointing_at_a_stage_tells_it(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    spot = curve.picture.spot_at(QPoint(330, 50))
    assert spot is not None
    assert spot.tip.startswith("選ぶ: head 62%")


def test_shares_and_scores_never_lie_at_one_height(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    picture = curve.picture
    assert picture.height_of(0.0, "head") < picture.height_of(1.0, "heart")  # the lowest share, the highest score
    assert "two scales" in curve.legend.accessibleName()
    assert "upper one is in percent" in curve.legend.toolTip()


def test_keys_go_from_stage_to_stage(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    curve.picture.setFocus()
    for _time in range(3):
        qtbot.keyClick(curve.picture, Qt.Key.Key_Right)
    assert curve.picture.spoken.startswith("買う: ")
    qtbot.keyClick(curve.picture, Qt.Key.Key_Left)
    assert curve.picture.spoken.startswith("選ぶ: ")


def test_a_stage_without_figures_is_a_gap(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    stage = apparel.state.journey.stages[2]
    between = QPoint(round((CENTRES[1] + CENTRES[2]) / 2), 0)
    colour = look.theme.hex("head").lower()

    def line_there(image: QImage) -> bool:
        return any(image.pixelColor(between.x(), y).name() == colour for y in range(image.height()))

    assert line_there(picture_of(curve))
    for driver in stage.drivers:
        change = partial(edit.set_driver_column, id_=driver.id, column=None)
        apparel.edit_journey(message("step_driver_column", name=""), change)
    assert not line_there(picture_of(curve))
    assert curve.accessibleDescription().split("\n")[2] == "買う: no figures yet"


def test_small_bases_are_grey_and_told(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, workspace, look)
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    rows += repeated(12, 10, 5) + repeated(10, 0, 2)
    open_rows(workspace, rows)
    assert workspace.state.results is not None
    stage = emotion_curve(workspace.state.results).stages[0]
    assert stage.head_at is not None
    assert (stage.head_state, stage.heart_state) == ("reference", "reference")
    image = picture_of(curve)
    place = QPoint(112, round(curve.picture.height_of(stage.head_at, "head")))
    assert has_colour(image, place, look.theme.hex("passive").lower(), 6)
    assert not has_colour(image, place, look.theme.hex("head").lower(), 30)
    assert has_colour(image, place, look.theme.hex("warn_bg").lower(), 40)
    assert curve.accessibleDescription().count("for reference") == 2


def test_the_curve_folds_away(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    assert curve.legend.fold.accessibleName() == "Hide the emotion curve"
    qtbot.mouseClick(curve.legend.fold, Qt.MouseButton.LeftButton)
    assert curve.height() == FOLDED
    assert not curve.picture.isVisible()
    assert curve.legend.fold.accessibleName() == "Show the emotion curve"
    curve.legend.fold.setFocus()
    qtbot.keyClick(curve.legend.fold, Qt.Key.Key_Space)
    assert curve.height() == HEIGHT
    assert curve.picture.isVisible()


def test_the_theme_changes_the_lines(qtbot: QtBot, qapp: QApplication, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    light = look.theme.hex("heart").lower()
    look.set_theme("dark")
    dress(qapp, look)
    curve.draw()
    image = picture_of(curve)
    dark = look.theme.hex("heart").lower()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}
    assert dark in colours
    assert light not in colours


def test_renaming_a_stage_is_heard(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, apparel, look)
    stage = apparel.state.journey.stages[0]
    apparel.edit_journey(message("step_rename_stage"), lambda journey: edit.rename_stage(journey, stage.id, "Look"))
    assert curve.accessibleDescription().startswith("Look: head 61%")
    driver = driver_named(apparel, "情報収集")
    apparel.edit_journey(message("step_remove_driver"), lambda journey: edit.remove_driver(journey, driver.id))
    assert curve.accessibleDescription().startswith("Look: head 64%")
    assert "(mean of 1 driver)" in curve.accessibleDescription()


def test_nothing_is_open(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    curve = curve_of(qtbot, workspace, look)
    assert curve.legend.texts() == ()
    assert curve.accessibleDescription() == ""
    curve.picture.setFocus()
    qtbot.keyClick(curve.picture, Qt.Key.Key_Right)
    assert curve.picture.spoken == ""


def test_a_small_overall_score_is_for_reference(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    open_rows(workspace, rows + repeated(12, 10, 5))
    assert curve_of(qtbot, workspace, look).legend.texts()[-1] == "Everybody +100.0 (n=12), for reference"
