"""The web platform and the practice page, over real HTTP."""
