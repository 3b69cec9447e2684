"""The only home of Git: commits, and the paths and blobs that they change. Knows nothing of pages."""
