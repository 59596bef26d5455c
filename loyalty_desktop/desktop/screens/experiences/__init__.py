"""The screen of experiences: what each adds to or takes from the score."""
