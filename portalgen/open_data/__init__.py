"""Items as open data: the rows of a kind, written as CSV, JSON and XLSX with their schemas."""
