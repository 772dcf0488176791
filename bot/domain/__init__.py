"""The scheme itself: what may be done, by whom, and what follows. Plain Python, no I/O, no clock."""
