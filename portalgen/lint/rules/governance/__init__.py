"""Effects of a submission on the rules that judge it, and on main (GOV)."""
