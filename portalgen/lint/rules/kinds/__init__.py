"""What single kinds ask of their items (KND)."""
