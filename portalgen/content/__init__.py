"""Source text, front matter and kinds: what editors write, read into values."""
