"""The screen of voices: which words go with loyalty, and the comments behind them."""
