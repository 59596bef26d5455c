"""Words for the codes that values carry: what a marketer reads for `dont_know`, `too_few`, `nrs`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_, gettext

WORDS: dict[str, dict[str, str]] = {
    "role": {
        "loyalty": N_("Loyalty"),
        "driver": N_("Driver"),
        "overall_satisfaction": N_("Overall satisfaction"),
        "experience": N_("Experience"),
        "segment": N_("Segment"),
        "spend": N_("Spend"),
        "frequency": N_("How often"),
        "weight": N_("Weight"),
        "id": N_("Customer number"),
        "timestamp": N_("Date of answer"),
        "comment": N_("Comment"),
        "personal": N_("Personal data"),
        "derived": N_("Worked out from another column"),
        "unused": N_("Not used"),
    },
    "kind": {
        "zero_to_ten": N_("0 to 10"),
        "points": N_("Points"),
        "words": N_("Ordered words"),
        "numbered": N_("Numbers with words"),
        "yes_no": N_("Yes or no"),
        "multi": N_("Several answers"),
        "bands": N_("Ranges"),
        "money": N_("Money"),
        "number": N_("Numbers"),
        "date": N_("Dates"),
        "id": N_("Ids"),
        "category": N_("Categories"),
        "text": N_("Free text"),
        "empty": N_("Empty"),
    },
    "missing": {
        "blank": N_("No answer"),
        "not_used": N_("Never used it"),
        "dont_know": N_("Don't know"),
        "refused": N_("Would not say"),
        "out_of_range": N_("Outside the scale"),
        "error": N_("Error cell"),
    },
    "measure": {"nps": N_("NPS"), "nrs": N_("NRS"), "satisfaction": N_("Satisfaction")},
    "intention": {
        "nps": N_("NPS, would recommend"),
        "nrs": N_("NRS, would stay"),
        "satisfaction": N_("Satisfaction"),
    },
    "positive": {
        "nps": N_("Promoters"),
        "nrs": N_("Repeaters"),
        "satisfaction": N_("Satisfied"),
        "other": N_("High answers"),
    },
    "passive": {
        "nps": N_("Passives"),
        "nrs": N_("Neutral"),
        "satisfaction": N_("In between"),
        "other": N_("Middle answers"),
    },
    "negative": {
        "nps": N_("Detractors"),
        "nrs": N_("At risk"),
        "satisfaction": N_("Dissatisfied"),
        "other": N_("Low answers"),
    },
    "value": {"basic": N_("Basic value"), "experience": N_("Experience value")},
    "value_meaning": {
        "basic": N_("Basic value: what the product itself gives, such as quality, range or price."),
        "experience": N_("Experience value: what finding, buying and using it is like, such as service or delivery."),
    },
    "verdict": {
        "positive": N_("Positive"),
        "negative": N_("Negative"),
        "neutral": N_("No effect"),
        "undecided": N_("Undecided"),
        "too_few": N_("Too few"),
    },
    "quadrant": {
        "keep_up": N_("Keep up"),
        "improve_first": N_("Improve first"),
        "maintain": N_("Maintain"),
        "observe": N_("Watch"),
    },
    "action_state": {
        "considered": N_("Considered"),
        "running": N_("Under way"),
        "done": N_("Carried out"),
        "verified": N_("Verified"),
        "dropped": N_("Dropped"),
    },
}


def word(kind: str, code: str) -> str:
    """Return the word for `code` of one kind, in the language in use; an unknown code raises KeyError."""
    return gettext(WORDS[kind][code])
