"""Pictures: the plan of their sizes and formats, and the encoding of these."""
