"""A difference as text for a terminal, Markdown for a forge, an HTML page, and JSON."""
