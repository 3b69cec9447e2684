"""Replaces parts of markdown-it-py by faster code with equal results: docs/decisions/0033-fast-markdown.md.

The parser also works without this package. `parser.speed_up_parser` installs the parts, but only in the tested versions
of markdown-it-py.
"""
