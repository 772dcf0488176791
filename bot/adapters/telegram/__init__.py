"""Telegram: cards and interviews in private chats, the smallest card in groups."""
