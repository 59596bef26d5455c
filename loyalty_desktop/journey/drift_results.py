"""How another wave's questions differ from those of the open survey, as plain immutable values."""

from __future__ import annotations

import msgspec

from loyalty_desktop.journey.wave_settings import Renamed
from loyalty_desktop.messages import Message
from loyalty_desktop.survey.reading import ColumnKey


class OptionsChanged(msgspec.Struct, frozen=True):
    """A question whose answers to choose from differ: (here, there) for those that are worded alike.

    On a rating scale an answer is its step, however it is worded; elsewhere it is its words (`is_choice`), and counts
    as another one until somebody says that they are the `same`.
    """

    column: ColumnKey
    added: tuple[str, ...] = ()
    """Only the wave has them."""
    removed: tuple[str, ...] = ()
    """Only the open survey has them."""
    reworded: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    """Somebody said that they are."""
    refused: tuple[tuple[str, str], ...] = ()
    """Somebody said that they are not."""
    is_choice: bool = True


class ScaleChanged(msgspec.Struct, frozen=True):
    """A question of the journey that is asked on another scale, and so is not compared."""

    column: ColumnKey
    names: tuple[str, ...]
    """The drivers, experiences or the loyalty question that rest on it, by their names in the journey."""
    told: Message
    there: ColumnKey
    ends: tuple[int, int] | None = None
    """The scale of the open survey, if all answers of the wave are on it too: perhaps nobody chose its ends."""


class Drift(msgspec.Struct, frozen=True):
    """What differs between the open survey (here) and another wave (there); figures use what is `renamed`, not more."""

    name: str
    new: tuple[ColumnKey, ...] = ()
    """Columns that only the wave has."""
    gone: tuple[ColumnKey, ...] = ()
    """Columns that only the open survey has; those that the journey uses are `lost` too."""
    lost: tuple[ColumnKey, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    """The same question under another heading: it differs in signs or number only, or somebody said so."""
    proposed: tuple[Renamed, ...] = ()
    """Perhaps the same question, as the words are alike; to be confirmed or refused."""
    refused: tuple[Renamed, ...] = ()
    """Would be proposed, but somebody said that they are not the same."""
    options: tuple[OptionsChanged, ...] = ()
    scales: tuple[ScaleChanged, ...] = ()
    loyalty: Message | None = None
    """Why the loyalty score is not compared: asked on another scale, or not at all."""
    respondents: tuple[int, int] = (0, 0)
    """In the open survey, in the wave."""
    weights: Message | None = None
    """How the weights differ, if they do."""
    told: tuple[Message, ...] = ()
    """All of it in sentences, the weightiest first."""

    @property
    def is_nothing(self) -> bool:
        """Whether the wave asks the same as the open survey."""
        return not (self.new or self.gone or self.renamed or self.proposed or self.options or self.scales) and (
            self.loyalty is None and self.weights is None
        )
