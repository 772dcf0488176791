"""The scheme itself: what may be done, by whom, and what follows. No I/O, no clock."""
