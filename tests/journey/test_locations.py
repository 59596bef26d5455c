"""Ways from a project to its files, on Windows and elsewhere."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.journey.locations import followed, relative_path
from tests.journey.strategies import invariant


@pytest.mark.parametrize(
    ("file", "folder", "expected"),
    [
        (PurePosixPath("/home/a/調査.xlsx"), PurePosixPath("/home/a"), "調査.xlsx"),
        (PurePosixPath("/home/a/data/x.csv"), PurePosixPath("/home/a"), "data/x.csv"),
        (PurePosixPath("/home/b/x.csv"), PurePosixPath("/home/a/p"), "../../b/x.csv"),
        (PurePosixPath("/home/a"), PurePosixPath("/home/a"), "../a"),
        (PureWindowsPath(r"C:\Users\佐藤\調査.xlsx"), PureWindowsPath(r"c:\users\佐藤"), "調査.xlsx"),
        (PureWindowsPath(r"C:\data\x.csv"), PureWindowsPath(r"C:\Users\a"), "../../data/x.csv"),
        (PureWindowsPath(r"D:\x.csv"), PureWindowsPath(r"C:\Users\a"), ""),
        (PureWindowsPath(r"\\server\share\a\x.csv"), PureWindowsPath(r"\\server\share\b"), "../a/x.csv"),
        (PureWindowsPath(r"\\server\share\x.csv"), PureWindowsPath(r"C:\a"), ""),
        (PurePosixPath("x.csv"), PurePosixPath("/home"), ""),
    ],
)
def test_relative_path(file: PurePath, folder: PurePath, expected: str) -> None:
    assert relative_path(file, folder) == expected


@pytest.mark.parametrize(
    "relative", ["", "/etc/passwd", r"C:\x.csv", "C:x.csv", r"\x.csv", "//server/share/x", r"\\server\s\x", "a\0b"]
)
def test_followed_when_it_is_no_way_from_here(relative: str) -> None:
    assert followed(PurePosixPath("/p"), relative) is None
    assert followed(PureWindowsPath("C:/p"), relative) is None


def test_followed_on_the_other_system() -> None:
    assert followed(PureWindowsPath(r"D:\仕事\p"), "../data/調査.xlsx") == PureWindowsPath(r"D:\仕事\data\調査.xlsx")
    assert followed(PurePosixPath("/仕事/p"), "../data/調査.xlsx") == PurePosixPath("/仕事/data/調査.xlsx")


names = st.lists(st.sampled_from(["a", "b", "調査", "x y"]), min_size=1, max_size=4)


@invariant
@given(names, names)
def test_the_way_there_leads_there(file: list[str], folder: list[str]) -> None:
    for kind, root in ((PurePosixPath, "/"), (PureWindowsPath, "C:\\")):
        to, start = kind(root, *file), kind(root, *folder)
        assert followed(start, relative_path(to, start)) == to
