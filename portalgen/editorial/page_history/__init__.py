"""The public history of pages, made from main's history for `portalgen history` and committed as data."""
