"""The parts of a lint run, which covers the whole portal, some files or a submission."""
