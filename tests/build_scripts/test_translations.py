"""Catalogues follow the code without churn, and whatever is incomplete is named."""

from __future__ import annotations

import gettext
import os
from typing import TYPE_CHECKING

import pytest

from build_scripts import dev, translations

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
from loyalty_desktop.i18n import N_, _, ngettext
TITLE = N_("Score of {name}")
def f(n): return _("Close"), ngettext("one answer", "{n} answers", n)
"""
COMPLETE = """
msgid "Close"
msgstr "閉じる"

msgid "Score of {name}"
msgstr "{name}のスコア"

msgid "one answer"
msgid_plural "{n} answers"
msgstr[0] "{n}件の回答"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "loyalty_desktop").mkdir()
    (tmp_path / "loyalty_desktop" / "code.py").write_text(CODE, encoding="utf-8")
    write(tmp_path, COMPLETE)
    return tmp_path


def write(root: Path, text: str) -> None:
    path = translations.catalogue_path(root, "ja")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(translations.header("ja") + text, encoding="utf-8")


def test_faults_when_complete(root: Path) -> None:
    assert translations.faults(root, "ja") == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "閉じる"', 'msgstr ""', "ja: untranslated: 'Close'"),
        ('msgstr[0] "{n}件の回答"', 'msgstr[0] ""', "ja: untranslated: '{n} answers'"),
        ('msgid "Close"', '#, fuzzy\nmsgid "Close"', "ja: fuzzy: 'Close'"),
        ('"{name}のスコア"', '"{nmae}のスコア"', "ja: placeholders differ: 'Score of {name}'"),
        ('"{name}のスコア"', '"{nameのスコア"', "ja: placeholders differ: 'Score of {name}'"),
        ('"{n}件の回答"', '"回答"', "ja: placeholders differ: '{n} answers'"),
        ('msgid "Close"\nmsgstr "閉じる"', "", "ja: in the code, not in the catalogue: 'Close'"),
        (
            'msgid "Close"',
            'msgid "Open"\nmsgstr "開く"\n\nmsgid "Close"',
            "ja: in the catalogue, not in the code: 'Open'",
        ),
        (
            'msgstr[0] "{n}件の回答"',
            'msgstr[0] "{n}件の回答"\n\n#~ msgid "Old"\n#~ msgstr "旧"\n',
            "ja: obsolete: 'Old'",
        ),
    ],
)
def test_faults_when_incomplete(old: str, new: str, fault: str, root: Path) -> None:
    assert old in COMPLETE
    write(root, COMPLETE.replace(old, new))
    assert translations.faults(root, "ja") == [fault]
    assert translations.report([fault]) == 1


def test_faults_when_there_is_no_catalogue(root: Path) -> None:
    translations.catalogue_path(root, "ja").unlink()
    assert len(translations.faults(root, "ja")) == 3


def test_extract_when_repeated(root: Path) -> None:
    path = translations.catalogue_path(root, "ja")
    translations.extract(root, "ja")
    first = path.read_bytes()
    translations.extract(root, "ja")
    assert path.read_bytes() == first
    assert translations.faults(root, "ja") == []
    assert b"Date" not in first
    assert b"code.py" not in first


def test_extract_when_a_sentence_changed(root: Path) -> None:
    changed = CODE.replace('"Close"', '"Close the window"')
    (root / "loyalty_desktop" / "code.py").write_text(changed, encoding="utf-8")
    translations.extract(root, "ja")
    assert translations.faults(root, "ja") == [
        "ja: obsolete: 'Close'",
        "ja: untranslated: 'Close the window'",
    ]


def test_compile_when_the_catalogue_is_newer(root: Path) -> None:
    path = translations.catalogue_path(root, "ja")
    compiled = path.with_suffix(".mo")
    assert translations.outdated(root) == [path]
    assert dev.is_outdated(path)
    translations.compile_all(root)
    assert (translations.outdated(root), dev.is_outdated(path)) == ([], False)
    japanese = gettext.translation("loyalty_desktop", root / "resources" / "translations", ["ja"])
    assert japanese.gettext("Close") == "閉じる"
    assert japanese.ngettext("one answer", "{n} answers", 1) == "{n}件の回答"
    os.utime(compiled, (1, 1))
    assert (translations.outdated(root), dev.is_outdated(path)) == ([path], True)


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "more"]])
def test_main_when_the_command_is_unknown(arguments: list[str]) -> None:
    assert translations.main(arguments) == 2
