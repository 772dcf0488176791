"""The practice page in a real browser, played by hand."""
