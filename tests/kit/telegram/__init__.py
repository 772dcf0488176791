"""A fake of Telegram: its Bot API over real HTTP, and the people who hold the phones."""
