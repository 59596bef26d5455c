"""Who answers what the window asks, in place of the user."""

from __future__ import annotations

from pathlib import Path

from loyalty_desktop.desktop.questions import Questions, Unsaved
from loyalty_desktop.desktop.session.settings import Settings

LONG = 60_000
"""Milliseconds that a child process may need to start and read on a busy machine."""


class Answers(Questions):
    """Answers in place of the user, and notes what was asked."""

    def __init__(self) -> None:
        super().__init__(Settings())
        self.path: Path | None = None
        self.answer: Unsaved = "cancel"
        self.passwords: list[str] = []
        self.asked: list[str] = []

    def file(self) -> Path | None:
        self.asked.append("file")
        return self.path

    def table(self) -> Path | None:
        self.asked.append("table")
        return self.path

    def questionnaire(self) -> Path | None:
        self.asked.append("questionnaire")
        return self.path

    def project(self) -> Path | None:
        self.asked.append("project")
        return self.path

    def target(self, proposed: Path) -> Path | None:
        self.asked.append(f"target {proposed.name}")
        return self.path

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.answer

    def password(self, file: str, again: bool) -> str | None:
        self.asked.append(f"password {file}{' again' if again else ''}")
        return self.passwords.pop(0) if self.passwords else None

    def tell(self, title: str, text: str) -> None:
        self.asked.append(f"{title}: {text}")
