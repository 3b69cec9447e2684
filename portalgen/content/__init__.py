"""Reads the source text, front matter and kinds written by editors into values."""
