"""Tests of asking how many answers are needed."""
