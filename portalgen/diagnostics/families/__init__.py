"""The codes, one file a family."""
