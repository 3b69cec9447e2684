"""The command line. Each command has a file; the logic is in other packages."""
