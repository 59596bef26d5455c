"""Weighting respondents to known shares of the population."""
