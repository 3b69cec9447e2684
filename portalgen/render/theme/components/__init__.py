"""Components: what their folders declare, and whether that is what their macros are."""
