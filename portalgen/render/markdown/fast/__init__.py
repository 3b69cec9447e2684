"""Faster replacements for parts of markdown-it-py with equal results: docs/decisions/0033-fast-markdown.md.

The parser works without any of them. `parser.speed_up_parser` installs them, with the tested versions only.
"""
