"""What the Office and the operator have to report, as values that `editorial.tables` writes."""
