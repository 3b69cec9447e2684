"""What the linter found, written down: for people, for forges and for other programs."""
