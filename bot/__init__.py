"""Reciprocal: a chat-ops bot for a housing reciprocal scheme."""
