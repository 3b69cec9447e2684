"""The parts of a lint run: over the whole portal, some files or a submission."""
