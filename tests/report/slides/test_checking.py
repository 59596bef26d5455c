"""What is said of a template or an earlier deck while it is being chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.report.slides.checking import check_earlier, check_template
from loyalty_desktop.report.slides.opening import UnusableDeck
from tests.report.document import example
from tests.report.slides.making import as_type, changed, company
from tests.report.slides.reading import written_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)  # what old files and those under a password begin with


@pytest.mark.parametrize("check", [check_template, check_earlier])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "deck_missing"),
        (b"%PDF-1.7", "deck_unknown"),
        (OLD, "deck_old_or_locked"),
        (b"", "deck_unknown"),
    ],
)
def test_what_is_no_deck_is_refused(
    tmp_path: Path, check: Callable[[Path], None], content: bytes | None, said: str
) -> None:
    path = tmp_path / "deck.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableDeck) as caught:
        check(path)
    assert caught.value.message.id == said


def test_damaged_decks_are_refused_and_good_ones_pass(tmp_path: Path) -> None:
    path = tmp_path / "company.potx"
    company(path)
    changed(path, as_type(b"presentationml.template.main+xml"))
    check_template(path)
    written_to(tmp_path / "deck.pptx", example.report())
    check_earlier(tmp_path / "deck.pptx")
    broken = tmp_path / "broken.pptx"
    company(broken)
    changed(broken, lambda name, content: content[:40] if name.endswith("slideMaster1.xml") else content)
    for check in (check_template, check_earlier):
        with pytest.raises(UnusableDeck) as caught:
            check(broken)
        assert caught.value.message.id == "deck_damaged"
