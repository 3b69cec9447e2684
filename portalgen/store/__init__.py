"""A cache between runs, in a file that can be deleted safely."""
