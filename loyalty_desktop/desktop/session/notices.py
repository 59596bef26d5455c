"""The one way to tell the user something: the window shows what is said here, tests record it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Level: TypeAlias = Literal["info", "warning", "error"]


class NoticeAction(NamedTuple):
    """A button of a notice: what it says and does."""

    words: Message
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """Sentences to be shown together until the user closes them or says something new happens."""

    messages: tuple[Message, ...]
    level: Level
    actions: tuple[NoticeAction, ...] = ()


class Notices(QObject):
    """Carries notices from where they arise to whatever shows them."""

    said = Signal(object)
    cleared = Signal()

    def say(
        self, messages: Message | Iterable[Message], level: Level = "info", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        """Show one or several sentences, with what can be done about them; none clears what is shown."""
        several = (messages,) if isinstance(messages, Message) else tuple(messages)
        if several:
            self.said.emit(Notice(several, level, actions))
        else:
            self.cleared.emit()

    def clear(self) -> None:
        """Take away what is shown."""
        self.cleared.emit()
