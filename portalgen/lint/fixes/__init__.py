"""Safe repairs of one source file: bytes in, bytes out, and nothing that is said changes."""
