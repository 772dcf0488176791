"""The platforms, one folder each, none knowing another."""
