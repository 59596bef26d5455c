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
    """Sentences to be shown together until they are closed, have been read, or something new happens."""

    messages: tuple[Message, ...]
    level: Level
    actions: tuple[NoticeAction, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it is one good word that nobody has to answer, so that it may go by itself."""
        return self.level == "info" and len(self.messages) == 1 and not self.actions


class Notices(QObject):
    """Carries notices from where they arise to whatever shows them."""

    said = Signal(object)
    cleared = Signal()
    passing = Signal()
    """What is shown is no more than good news, though something can be done with it."""

    def say(
        self, messages: Message | Iterable[Message], level: Level = "info", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        """Show one or several sentences, with what can be done about them; none clears what is shown."""
        several = (messages,) if isinstance(messages, Message) else tuple(messages)
        if several:
            self.said.emit(Notice(several, level, actions))
        else:
            self.cleared.emit()

    def let_pass(self) -> None:
        """Let what is shown go by itself once it has been read."""
        self.passing.emit()

    def clear(self) -> None:
        """Take away what is shown."""
        self.cleared.emit()
