"""Privacy and secrecy (PRV)."""
