"""The sentences about comments and their words; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

VOICE_SENTENCES: dict[str, str] = {
    "voices_cancelled": N_("Reading the comments was stopped."),
}
