"""The cache between two runs, in files that are safe to delete."""
