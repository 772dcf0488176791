"""What the bot does, told by tests that read like the rulebook."""
