"""The order of all stages."""
