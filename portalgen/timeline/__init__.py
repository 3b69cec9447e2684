"""When each item was submitted and published, and what that says about its time limits."""
