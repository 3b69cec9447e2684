"""A difference as text for a terminal, Markdown for a forge, one HTML page, and JSON."""
