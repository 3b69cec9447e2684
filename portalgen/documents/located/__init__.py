"""Text of documents with positions and marks, for comparing two versions of a file."""
