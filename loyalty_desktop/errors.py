"""Everything that can go wrong for a reason the user can do something about.

LoyaltyError
├── UsageError            the command line was used wrongly (exit 2)
├── Cancelled             the user stopped it
├── UnusableFile          the file cannot be used as a survey
│   ├── MissingFile       it is not where it should be, or may not be opened
│   ├── UnknownFormat     it is of a kind that cannot be read
│   ├── DamagedFile       it is cut off or broken
│   ├── Locked            it needs a password, or another one
│   ├── FileTooLarge      it holds more than can be read safely
│   └── NoAnswers         it holds no table of raw answers
├── UnusableProject       the project file cannot be opened
│   └── NewerProject      it was written by a newer version of the program
└── UnusableJourney       the journey asks for something that the survey does not allow

Each carries a Message: the sentence says what happened, where, and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message


class LoyaltyError(Exception):
    """Base of all errors that are told to the user in a plain sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.text()


class UsageError(LoyaltyError):
    """The command line was used wrongly."""


class Cancelled(LoyaltyError):  # noqa: N818 - not an error of anybody's
    """The user stopped what was going on."""


class UnusableFile(LoyaltyError):  # noqa: N818 - reads as what it is
    """The file cannot be used as a survey."""


class MissingFile(UnusableFile):
    """The file is not there, or may not be opened."""


class UnknownFormat(UnusableFile):
    """The file is of a kind that cannot be read."""


class DamagedFile(UnusableFile):
    """The file is cut off or broken."""


class Locked(UnusableFile):
    """The file needs a password, or another one than was given."""


class FileTooLarge(UnusableFile):
    """The file holds more than can be read safely."""


class NoAnswers(UnusableFile):
    """The file holds no table of raw answers."""


class UnusableProject(LoyaltyError):  # noqa: N818
    """The project file cannot be opened."""


class NewerProject(UnusableProject):
    """The project was written by a newer version of the program."""


class UnusableJourney(LoyaltyError):  # noqa: N818
    """The journey asks for something that the survey does not allow."""
