"""The practice page's own rooms."""
