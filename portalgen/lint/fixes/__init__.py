"""Safe fixes of a source file: bytes in, bytes out, with unchanged meaning."""
