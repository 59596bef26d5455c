"""The screen that compares groups of respondents."""
