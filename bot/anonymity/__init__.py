"""Finds what could identify a person in free text; knows nothing of the rest."""
