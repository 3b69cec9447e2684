"""The settings of forges that follow from the roster: one file a target, and a table of targets."""
