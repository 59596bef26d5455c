"""The screen of actions."""
