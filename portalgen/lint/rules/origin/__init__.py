"""The origin of information and pictures (SRC)."""
