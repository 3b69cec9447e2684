"""Changes of governance: their validity, and the roster in force along main."""
