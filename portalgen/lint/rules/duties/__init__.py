"""Public duties of a site (SIT)."""
