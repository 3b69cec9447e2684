"""The public history of pages, created from main's history for `portalgen history` and committed as data."""
