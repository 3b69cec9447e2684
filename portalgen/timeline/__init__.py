"""Times of each item's submission and publication, and the consequences for its time limits."""
