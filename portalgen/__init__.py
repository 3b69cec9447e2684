"""The static site generator of a province's electronic portal, with its editorial workflow in Git."""

__version__ = "0.1.0"
