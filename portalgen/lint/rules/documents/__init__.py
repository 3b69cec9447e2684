"""Legal documents (DOC)."""
