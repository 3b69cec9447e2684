"""Markdown to HTML: our dialect, its policy for links and attributes, and the table of contents."""
