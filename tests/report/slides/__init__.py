"""Tests of the PowerPoint deck."""
