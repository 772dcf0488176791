"""The fake Telegram itself: what it refuses and delivers, as a real client finds it."""
