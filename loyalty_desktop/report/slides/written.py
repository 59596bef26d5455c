"""What happened while a deck was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message

_NAMED = 5


class Written(msgspec.Struct, frozen=True):
    """What is in a deck after it was written; pages by the word that says what they are about.

    `slides` are all in it. Only where an earlier deck was refreshed: `refreshed` slides have new figures, `own` ones
    are the user's and stand where they stood; `edited` had a title or a text edited by hand that was kept, `replaced`
    a table whose cells were edited by hand and hold the new figures now; `added` are new, `deleted` were taken out by
    the user and stay out. Of slides whose page the report has no longer, `gone` are hidden because the user worked on
    them, `taken_out` are not in the deck any more.
    `template` is whether a template was given, which an earlier deck has no use for.
    """

    slides: int
    is_refreshed: bool = False
    refreshed: int = 0
    own: int = 0
    edited: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    template: bool = False

    def messages(self) -> tuple[Message, ...]:
        """Return what to tell the user, the most important first."""
        if not self.is_refreshed:
            return (message("deck_written", count=self.slides),)
        return (self._counted("deck_refreshed"), *self._details())

    def foretold(self) -> tuple[Message, ...]:
        """Return what to tell before an earlier deck is brought up to date."""
        return (self._counted("deck_foretold"), *self._details())

    def _counted(self, id_: str) -> Message:
        counts = {"added": self.added, "hidden": self.gone, "taken": self.taken_out}
        return message(id_, count=self.refreshed, own=self.own, **{name: len(some) for name, some in counts.items()})

    def _details(self) -> list[Message]:
        said = []
        for id_, names in (
            ("deck_slides_gone", self.gone),
            ("deck_slides_added", self.added),
            ("deck_slides_taken_out", self.taken_out),
            ("deck_edits_kept", self.edited),
            ("deck_cells_replaced", self.replaced),
            ("deck_slides_deleted", self.deleted),
        ):
            if names:
                said.append(message(id_, count=len(names), names=_named(names)))
        if self.template:
            said.append(message("deck_template_unused"))
        return said


def _named(names: tuple[str, ...]) -> str:
    different = tuple(dict.fromkeys(names))
    return ", ".join(different[:_NAMED]) + (", …" if len(different) > _NAMED else "")
