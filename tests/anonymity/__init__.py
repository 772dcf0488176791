"""What the guard stops and what it lets through."""
