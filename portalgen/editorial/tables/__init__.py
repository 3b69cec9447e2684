"""Reports of the office as values, and the forms in which they are written."""
