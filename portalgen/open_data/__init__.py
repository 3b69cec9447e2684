"""Items as open data: what a row of a kind is, and how rows become CSV, JSON and XLSX with their schemas."""
