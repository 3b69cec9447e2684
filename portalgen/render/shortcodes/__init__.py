"""Shortcodes: what an editor can put into a text beyond Markdown, each declared in a file of its own."""
