"""The panels below a page's body: a file for each, joined in a table."""
