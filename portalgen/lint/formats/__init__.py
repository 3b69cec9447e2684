"""The formats of a report: for people, for forges and for other programs."""
