"""Time, as one more platform: it ticks, and what has fallen due is heard like any other event."""
