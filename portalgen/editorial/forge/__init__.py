"""Settings of forges derived from the roster: one file per target, and a table of targets."""
