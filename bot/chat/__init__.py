"""What can be said and heard, on any platform; nothing here knows the scheme."""
