"""Pictures: which sizes and formats are made, and their making."""
