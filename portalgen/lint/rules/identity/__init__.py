"""Identity: ids and duplicates (IDN)."""
