"""The board's decisions, for a terminal and for a desk in the browser: the queue, one submission on one screen, what was
decided, and whether it is live."""
