"""What can be said and heard, on any platform."""
