"""The text of documents with its places and marks, for readers who compare two versions of a file."""
