"""Requirements of individual kinds for their items (KND)."""
