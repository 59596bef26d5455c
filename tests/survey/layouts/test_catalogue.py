"""Every layout of INPUTS.md opens rightly, or is refused with the right advice, through the one door for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.errors import UnusableFile
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.survey import survey
from tests.survey.layouts.catalogue import layouts
from tests.survey.layouts.layout import Layout


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: f"{'+'.join(layout.entries)} {layout.name}")
def test_layout_when_opened(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / layout.file
    path.write_bytes(layout.make())
    if layout.check is None:
        with pytest.raises(UnusableFile) as refused:
            survey(read_here(path, layout.reading.encoding, lambda _share: None, layout.password), layout.reading)
        assert refused.value.message.id == layout.refused
        return
    layout.check(survey(read_here(path, layout.reading.encoding, lambda _share: None, layout.password), layout.reading))
