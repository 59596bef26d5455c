"""Tests of weighting to known shares, in its dialog."""
