"""What a person does on the screen of actions."""
