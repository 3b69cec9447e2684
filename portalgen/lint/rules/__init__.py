"""The rules: one file per rule, one folder per family."""
