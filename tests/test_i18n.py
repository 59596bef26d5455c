"""One switch for the language; sentences are values until they are said."""

from __future__ import annotations

import re
import string
import threading
from collections.abc import Iterator
from typing import get_args

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.messages import Message, message
from loyalty_desktop.paths import resource
from loyalty_desktop.sentences import SENTENCES
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.reading import ROLES
from loyalty_desktop.survey.scale import Kind
from loyalty_desktop.words import WORDS, word


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    i18n.use("en")


def test_a_message_is_said_in_the_language_in_use() -> None:
    said = message("rows_empty")
    english = said.text()
    i18n.use("ja")
    assert said.text() != english
    i18n.use("en")
    assert said.text() == english


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language must be one of"):
        i18n.use("tlh")


def test_equal_messages_compare_equal_whatever_the_order_of_their_arguments() -> None:
    assert message("sheet_missing", sheet="a", sheets="b") == message("sheet_missing", sheets="b", sheet="a")


def test_whole_numbers_have_thousands_separators() -> None:
    assert "12,345" in message("heading_rows_outside", sheet="s", rows=12345).text()


def test_an_id_without_a_sentence_is_a_mistake_in_the_code() -> None:
    with pytest.raises(KeyError):
        Message("no_such_id").text()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("id_", list(SENTENCES))
def test_every_sentence_can_be_said(language: str, id_: str) -> None:
    names = [name for _text, name, _spec, _conversion in string.Formatter().parse(SENTENCES[id_]) if name]
    i18n.use(language)
    said = Message(id_, tuple((name, f"<{name}>") for name in names)).text()
    assert all(f"<{name}>" in said for name in names)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_code_has_a_word(language: str) -> None:
    i18n.use(language)
    assert all(word("role", role) for role in ROLES)
    assert all(word("kind", kind) for kind in get_args(Kind))
    assert all(word("missing", reason) for reason in REASONS)
    for kind in ("positive", "passive", "negative"):
        assert set(WORDS[kind]) == {*WORDS["measure"], "other"}


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("LC_ALL", "ja_JP.UTF-8", "ja"),
        ("LANG", "ja_JP.eucJP", "ja"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "de_DE", "en"),
    ],
)
def test_the_systems_language_is_taken_when_it_is_ours(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert i18n.system_language() == language


def test_an_interval_has_one_name_in_japanese() -> None:
    catalogue = resource("translations", "ja", "LC_MESSAGES", "loyalty_desktop.po").read_text(encoding="utf-8")
    assert "95%信頼区間" in catalogue
    assert re.findall(r".{0,20}95%\s*(?!信頼区間).{0,3}区間", catalogue) == []


def test_work_speaks_its_own_language_whatever_the_program_is_switched_to() -> None:
    said, english = message("rows_empty"), message("rows_empty").text()
    inside, switched = threading.Event(), threading.Event()
    heard: list[str] = []

    def work() -> None:
        with i18n.speaking("ja"):
            inside.set()
            assert switched.wait(10)
            heard.extend((said.text(), i18n.language()))
        heard.extend((said.text(), i18n.language()))

    thread = threading.Thread(target=work)
    thread.start()
    assert inside.wait(10)
    assert (said.text(), i18n.language()) == (english, "en")
    i18n.use("ja")
    japanese = said.text()
    i18n.use("en")
    switched.set()
    thread.join(10)
    assert heard == [japanese, "ja", english, "en"]


def test_speaking_ends_with_its_block_and_knows_only_our_languages() -> None:
    with i18n.speaking("ja"), i18n.speaking("en"):
        assert i18n.language() == "en"
    with pytest.raises(KeyError), i18n.speaking("ja"):
        raise KeyError
    assert i18n.language() == "en"
    with pytest.raises(ValueError, match="language must be one of"), i18n.speaking("tlh"):
        pass
