"""Where information and pictures come from (SRC)."""
