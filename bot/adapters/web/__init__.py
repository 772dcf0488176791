"""The web platform: cards and forms as plain pages in a browser."""
