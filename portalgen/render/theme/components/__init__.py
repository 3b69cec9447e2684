"""Reads the declarations of components and compares them with the macros."""
