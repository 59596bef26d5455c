"""Which encoding to expect of a text file that could be in several: that of its folder, else that of the language."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

ChosenHere: TypeAlias = tuple[tuple[str, str], ...]
"""Folder and encoding, the one chosen last first."""

_USUAL = {"ja": ("cp932", "euc_jp", "euc_jis_2004"), "en": ("cp1252",)}
_MOST_FOLDERS = 50


class Expected(NamedTuple):
    """What speaks for an encoding beside the file: the language in use, a choice for another file of the folder."""

    usual: tuple[str, ...] = ()
    """The encodings usual in the language; they decide between equals."""
    chosen: str | None = None
    """The encoding chosen in the folder; it decides wherever the user would be asked."""


def expected(language: str, chosen: str | None = None) -> Expected:
    """Return what to expect in this language, in a folder with this choice."""
    return Expected(_USUAL.get(language, ()), chosen)


def with_choice(known: ChosenHere, folder: str, encoding: str | None) -> ChosenHere:
    """Return what is known after the user chose `encoding` for a file in `folder` (None: have it recognised)."""
    others = tuple((one, chosen) for one, chosen in known if one != folder)
    return (((folder, encoding), *others) if encoding else others)[:_MOST_FOLDERS]


def choice_in(known: ChosenHere, folder: str) -> str | None:
    """Return the encoding that the user chose last for a file in `folder`, None if there was no choice."""
    return next((chosen for one, chosen in known if one == folder), None)
