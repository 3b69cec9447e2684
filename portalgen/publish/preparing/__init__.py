"""From what a build wrote to a prepared release: digests, compressed twins, lists of files and the manifest."""
