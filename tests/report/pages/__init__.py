"""Tests of the report as PDF."""
