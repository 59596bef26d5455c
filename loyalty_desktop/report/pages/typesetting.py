"""The typesetter: fixed templates filled with values, with the fonts of this PC, off line, seeing no other file."""

from __future__ import annotations

import contextlib
import datetime as dt
import queue
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import typst

from loyalty_desktop.errors import Cancelled, LoyaltyError
from loyalty_desktop.messages import message
from loyalty_desktop.paths import resource
from loyalty_desktop.report.drawing.fonts import families_in_order
from loyalty_desktop.report.pages.phrasing import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNSHOWN = re.compile(r'(?:the text|the text contains the disallowed codepoint|codepoint) `"((?:[^"\\`]|\\.)+)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_MARKS = ("〓", "?")
"""What stands for a letter that no font of the PC has: the sign that typesetters use for it, or what every font has."""
_BEARABLE = 0.01
_ROUNDS = 4
_PATIENCE = 0.05
_REMEMBERED = 10
_TOLD = 8


class LackingFonts(LoyaltyError):  # noqa: N818 - reads as what it is
    """The PC has no font for the letters of the report."""


class NotSetError(LoyaltyError):
    """The typesetter refused the report."""


class Typeset(NamedTuple):
    """A document that is set; `replaced` are the letters that no font of the PC has, `mark` is what stands for them."""

    pdf: bytes
    replaced: str
    mark: str


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the fonts of this PC and those that the typesetter brings; looked for once, which takes a moment."""
    return typst.Fonts()


def families(among: typst.Fonts | None = None) -> tuple[str, ...]:
    """Return those fonts of the report that the PC has, the best first."""
    known = {name.casefold() for name in (among or fonts()).families()}
    return tuple(name for name in families_in_order() if name.casefold() in known)


def typeset(
    template: str, document: msgspec.Struct, made: str, *, goes_on: Callable[[], bool], among: typst.Fonts | None = None
) -> Typeset:
    """Return a document set with a template of `resources/report`.

    `made` is its day, ISO. Letters that no font has are replaced by 〓. Raises LackingFonts where that would be more
    than a few, Cancelled once `goes_on` says so, NotSetError for what the typesetter cannot do.
    """
    values, replaced, mark = msgspec.json.encode(document).decode(), "", _MARKS[0]
    for _round in range(_ROUNDS):
        inputs = {"document": values, "phrases": _phrases(values)}
        try:
            pdf = _patiently(lambda: _compiled(template, inputs, made, among or fonts()), goes_on)  # noqa: B023
        except typst.TypstError as error:
            unshown = _unshown(error.diagnostic)
            if not unshown:
                raise NotSetError(message("pages_not_set", why=error.message)) from error
        else:
            return Typeset(pdf, replaced, mark if replaced else "")
        _check_bearable(values, unshown)
        mark = _MARKS[1] if mark in unshown else mark
        for one in unshown:
            values = values.replace(one, mark)
        replaced += "".join(one for one in unshown if one not in _MARKS)
    raise NotSetError(message("pages_not_set", why=replaced))


def _compiled(template: str, inputs: dict[str, str], made: str, among: typst.Fonts) -> bytes:
    folder = resource("report")
    compiler = typst.Compiler(folder / template, root=folder, font_paths=among, sys_inputs=inputs)
    day = dt.datetime.fromisoformat(made).replace(tzinfo=dt.UTC)
    try:
        return _whole(compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=day))[0]
    finally:
        _forget()


def _patiently(work: Callable[[], bytes], goes_on: Callable[[], bool]) -> bytes:
    """Return what `work` returns; it is left to itself, and its result dropped, once nobody wants it any more."""
    results: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put(work())
        except Exception as error:  # raised again where it was asked for
            results.put(error)

    threading.Thread(target=run, name="typesetter", daemon=True).start()
    while goes_on():
        with contextlib.suppress(queue.Empty):
            found = results.get(timeout=_PATIENCE)
            if isinstance(found, Exception):
                raise found
            return found
    raise Cancelled(message("export_stopped"))


def _unshown(diagnostic: str) -> tuple[str, ...]:
    """Return the letters of which the typesetter says that no font has them."""
    found = dict.fromkeys(_ESCAPED.sub(_letter, one) for one in _UNSHOWN.findall(diagnostic))
    return tuple(one for one in found if not one.isascii())


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else escaped[2]


def _check_bearable(values: str, unshown: tuple[str, ...]) -> None:
    """Raise LackingFonts where more than a few letters of a document would be missing."""
    text = "".join(_texts(msgspec.json.decode(values)))
    missing = sum(text.count(one) for one in unshown)
    if missing > _BEARABLE * len(text):
        raise LackingFonts(message("pages_lack_fonts", letters=" ".join(unshown[:_TOLD])))


def _phrases(values: str) -> str:
    """Return, as JSON, which letters of the texts stay together; those of drawings are in lines already."""
    return msgspec.json.encode(phrases_of(_texts(msgspec.json.decode(values), but="drawing"))).decode()


def _texts(value: object, but: str = "") -> Iterator[str]:
    """Give the texts in a document, except what stands under the name `but`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name != but:
                yield from _texts(one, but)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, but)


def pictures(template: str, document: msgspec.Struct, ppi: float) -> tuple[bytes, ...]:
    """Return the pages of a document as PNG with so many pixels an inch; letters that no font has are left as boxes."""
    try:
        return _pictures(template, document, ppi)
    finally:
        _forget()


def picture(template: str, document: msgspec.Struct, ppi: float) -> bytes:
    """Return a document of a single page as PNG, as `pictures` does; for small ones that come one after the other."""
    return _pictures(template, document, ppi)[0]


def _pictures(template: str, document: msgspec.Struct, ppi: float) -> tuple[bytes, ...]:
    folder = resource("report")
    inputs = {"document": msgspec.json.encode(document).decode()}
    compiler = typst.Compiler(folder / template, root=folder, font_paths=fonts(), sys_inputs=inputs)
    try:
        return _whole(compiler.compile(format="png", ppi=ppi))
    except typst.TypstError as error:
        raise NotSetError(message("pages_not_set", why=error.message)) from error


def _forget() -> None:
    """Have the typesetter let go of what it remembers of the last document: a large one leaves 80 MB behind.

    It drops what was not asked for in its last ten documents, so it is given some that are empty (0.1 s).
    """
    empty = typst.Compiler(b"", font_paths=fonts())
    for _document in range(_REMEMBERED + 1):
        empty.compile(b"", format="svg")


def _whole(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    """Return the pages of what the typesetter made, which are all in one where there is but one file."""
    assert made is not None
    return tuple(made) if isinstance(made, list) else (made,)
