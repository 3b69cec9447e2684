"""The text itself: characters, fonts, titles (TXT)."""
