"""When each item was submitted and published, and what follows for its time limits."""
