"""The codes, a file for each family."""
