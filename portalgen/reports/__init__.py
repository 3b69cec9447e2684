"""Reports of the Office and the operator, as values written by `editorial.tables`."""
