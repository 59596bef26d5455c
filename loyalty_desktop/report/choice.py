"""One answer that can be given to a question about the file."""

from __future__ import annotations

from typing import Literal

import msgspec

from loyalty_desktop.messages import Message
from loyalty_desktop.survey.reading import Reading


class Choice(msgspec.Struct, frozen=True):
    """One answer: its words, an example of what comes of it, the step and the reading it leads to.

    `wants` names a file that has to be chosen first; the reading is then as it was.
    """

    text: str
    told: str
    step: Message
    reading: Reading
    chosen: bool = False
    wants: Literal["", "questionnaire"] = ""
