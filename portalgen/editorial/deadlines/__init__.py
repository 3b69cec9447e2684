"""Time limits for the office: what waits, what was late, what a register says."""
