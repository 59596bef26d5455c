"""The screen of customers: who they are by loyalty and profit, what they say, whom to write to."""
