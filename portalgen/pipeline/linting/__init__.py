"""What a check of everything, of some files or of a submission needs."""
