"""A report is written to all that was asked for, or to nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from loyalty_desktop import i18n
from loyalty_desktop.errors import Cancelled, UsageError
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.exporting import Manner, export, read_by
from loyalty_desktop.report.placing import Target
from tests.report.document.resolving import apparel

FEW = Choice(("summary",), "management")


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


@pytest.fixture
def material() -> Material:
    return apparel()


def test_every_kind_is_written_at_once(material: Material, tmp_path: Path) -> None:
    targets = (
        Target("excel", tmp_path / "a.xlsx"),
        Target("slides", tmp_path / "a.pptx"),
        Target("pdf", tmp_path / "a.pdf"),
        Target("one_page", tmp_path / "b.pdf"),
        Target("pictures", tmp_path / "charts"),
    )
    shares: list[float] = []
    done = export(material, FEW, targets, Manner(scale=1), on_progress=shares.append)
    assert done.paths == tuple(one.path for one in targets[:-1])
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    first = openpyxl.load_workbook(targets[0].path).worksheets[0]
    assert "12.4" in str([[cell.value for cell in row] for row in first.rows])
    assert len(Presentation(str(targets[1].path)).slides) >= 1
    for one in targets[2:4]:
        assert one.path.read_bytes().startswith(b"%PDF")
    assert {one.suffix for one in done.pictures} == {".png", ".svg"}
    assert all(one.parent == tmp_path / "charts" and one.is_file() for one in done.pictures)


def test_what_is_stopped_leaves_nothing(material: Material, tmp_path: Path) -> None:
    shares: list[float] = []
    targets = (Target("excel", tmp_path / "a.xlsx"), Target("pdf", tmp_path / "a.pdf"))
    with pytest.raises(Cancelled):
        export(material, FEW, targets, on_progress=shares.append, cancelled=lambda: shares[-1] > 0.5)
    assert list(tmp_path.iterdir()) == []


def test_the_survey_and_the_template_are_never_written(material: Material, tmp_path: Path) -> None:
    survey, template = tmp_path / "survey.xlsx", tmp_path / "company.pptx"
    survey.write_bytes(b"answers")
    template.write_bytes(b"design")
    source = changed(material.project.sources[0], path_absolute=str(survey))
    project = changed(material.project, sources=(source,))
    manner = Manner(template)
    assert set(read_by(project, manner)) >= {survey, template}
    own = Material(material.survey, material.counter, material.journey, material.results, project, material.today)
    for target in (Target("excel", survey), Target("slides", template)):
        with pytest.raises(UsageError):
            export(own, FEW, (target,), manner)
    assert (survey.read_bytes(), template.read_bytes()) == (b"answers", b"design")
