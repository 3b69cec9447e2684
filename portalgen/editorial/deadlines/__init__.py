"""Time limits for the office: waiting work, late work, and comparison with registers."""
