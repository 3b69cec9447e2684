"""The ledger of published addresses, and removed items (CHG2)."""
