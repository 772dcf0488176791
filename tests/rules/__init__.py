"""The rulebook, rule by rule, as people live it."""
