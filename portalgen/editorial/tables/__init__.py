"""Reports of the office as values, and their output formats."""
