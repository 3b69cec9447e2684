"""Checks on the files of a theme, independent of the pages that use them."""
