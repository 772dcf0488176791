"""Where the scheme is kept: tables, transactions and queues in SQL."""
