"""Safe fixes of a source file. They receive and return bytes, and keep the meaning of the page."""
