"""Texts of the dialect: its examples, one by one, and whatever somebody may write."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

DIALECT = (Path(__file__).parents[1] / "render" / "markdown" / "dialect.txt").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(\S[^\n]*)\n\.\n(.*?)\n\.\n(.*?\n)\.$", DIALECT, re.MULTILINE | re.DOTALL)
"""(title, Markdown, HTML) of each example."""

PIECES = st.sampled_from(
    [
        *("# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "    ", "\t", "  \n", "---\n", "===\n", "```", "~~~", ": "),
        *("[a]", "(x.md)", "(javascript:x)", "(//h)", "(a.pdf)", "![", "](a.png)", "<https://a.vn/>", "[r]: ", '"'),
        *("{", "}", "{#a}", "{.clause}", "{start=3}", "{lang=en}", "{onclick=x}", "[x]{#b}", "{{", "}}", "{{ figure "),
        *(
            '{{ callout kind="note" title="' + "<b>" + '" }}\n',
            "{{ /callout }}\n",
            '{{ contact site="x" }}\n',
            'src="a"',
        ),
        *("<b>", "<script>", "<img onerror=x>", "<", ">", "<!--", "-->", "`", "\\", "*", "**", "~~", "_", "'", "="),
        *(
            "|",
            "| a | b |\n",
            "|--|--|\n",
            "[^1]",
            "[^1]: x",
            "Bảng: ",
            "^",
            "^2^",
            "~2~",
            "| ^^ | << |\n",
            "|==|==|\n",
            "- [ ] ",
            '{{ section title="a" }}\n',
            "{{ /section }}\n",
            "&#106;",
            "&amp;",
            "%0a",
            "\0",
            "\r",
            "\x1f",
        ),
        *("a\u0301", "ệ", "\u2028", "\x0b"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join))
