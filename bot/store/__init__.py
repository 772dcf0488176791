"""Where everything is kept: one transaction a turn, on SQLite or PostgreSQL."""
