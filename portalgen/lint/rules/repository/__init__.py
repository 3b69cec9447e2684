"""Rules about the repository: what in it hides a difference from those who approve."""
