"""Prepares a release from a build's output: digests, compressed twins, lists of files and the manifest."""
