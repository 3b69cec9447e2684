"""Shortcodes: elements for the text of a page beyond Markdown, each declared in its own file."""
