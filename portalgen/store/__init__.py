"""What is cached between two runs, in one file that is safe to delete."""
