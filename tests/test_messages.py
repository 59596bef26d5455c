"""Every message that the code makes has a sentence, and gives it the arguments that the sentence names."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator

import pytest

from loyalty_desktop.sentences import SENTENCES
from tests.surveys import ROOT


def _calls(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Yield id and argument names of message(...) and _because(...) calls whose id is written out."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        first = node.args[0]
        choices = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                prefix = {"message": "", "_because": "why_"}.get(node.func.id)
                if prefix is not None:
                    yield prefix + choice.value, {keyword.arg or "**" for keyword in node.keywords}


def _made() -> list[tuple[str, str, frozenset[str]]]:
    found = []
    for path in sorted((ROOT / "loyalty_desktop").rglob("*.py")):
        for id_, arguments in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            found.append((path.name, id_, frozenset(arguments)))
    return found


MADE = _made()


def test_the_search_finds_messages() -> None:
    assert len(MADE) > 40


@pytest.mark.parametrize(("file", "id_", "arguments"), MADE, ids=[f"{file}-{id_}" for file, id_, _names in MADE])
def test_a_message_fits_its_sentence(file: str, id_: str, arguments: frozenset[str]) -> None:
    named = {name for _text, name, _spec, _conversion in string.Formatter().parse(SENTENCES[id_]) if name}
    assert "**" in arguments or named <= arguments, f"{file}: {id_} is not given {named - arguments}"
