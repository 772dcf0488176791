"""The reviewed lists, as data."""
