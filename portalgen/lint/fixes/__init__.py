"""Safe fixes of one source file: bytes in, bytes out, and its meaning stays the same."""
