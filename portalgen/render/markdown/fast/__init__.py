"""Parts of our own for markdown-it-py, with which it is quicker and gives the same: docs/decisions/0033-fast-markdown.md.

The parser works without any of them. `parser.speed_up_parser` puts them in place, under the tested versions alone.
"""
