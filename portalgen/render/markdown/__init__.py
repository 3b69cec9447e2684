"""Markdown to HTML: our dialect, its policy of links and attributes, and the table of contents."""
