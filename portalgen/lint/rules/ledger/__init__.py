"""The ledger of published addresses, and items that were removed (CHG2)."""
