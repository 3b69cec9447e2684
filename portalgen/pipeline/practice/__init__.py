"""The use case `init --practice`: a small province that does not exist, on which the work of the office can be tried."""
