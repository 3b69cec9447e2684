"""Parts of markdown-it-py written anew, each quicker and with the same result: docs/decisions/0033-fast-markdown.md.

The parser works without any of them. `parser.speed_up_parser` puts them in place, under the tested versions alone.
"""
