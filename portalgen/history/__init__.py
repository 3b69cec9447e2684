"""The only package with Git: commits, and the paths and blobs changed by them. Independent of pages."""
