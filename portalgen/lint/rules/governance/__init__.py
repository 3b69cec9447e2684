"""Effects of a submission on main and on its rules (GOV)."""
