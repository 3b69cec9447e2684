"""What a page can be. Each kind is one declarative definition in a file of its own."""
