"""The board's decisions, for the terminal and for the desk in the browser.

The queue, the screen of one submission, the decision on it, and its publication.
"""
