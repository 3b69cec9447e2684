"""Differences between two versions of pages in words: text by syllables, facts by labels, pictures and files."""
