"""What a person does on the screen that compares groups."""
