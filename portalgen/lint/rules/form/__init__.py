"""The form of a page's file (FMT)."""
