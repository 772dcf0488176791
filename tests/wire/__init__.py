"""The whole bot as it is served, played by wire alone on Slack and Telegram."""
