"""Front matters as hypothesis makes them: any values, in any order, with comments, empty lines and line ends."""

from __future__ import annotations

import json
from typing import Final

from hypothesis import strategies as st

from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.lines import split_lines_with_ends

KIND: Final = "news"
_KEYS: Final = [field.name for field in KINDS[KIND].fields if field.name not in ("id", "kind")]
_LETTERS: Final = "aăbđeo\u0301\u0302\u031b ,.:#-@*&![]{}'\"\\%`|>?=<\u0338\u037e\u1fef"

texts = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=12)


@st.composite
def values(draw: st.DrawFn) -> str:
    """What stands behind a key: plain, quoted, a block, a list or a group; some of it cannot be read."""
    text = draw(texts)
    quoted = json.dumps(text, ensure_ascii=False)
    return draw(
        st.sampled_from(
            (
                f" {text}",
                f" {quoted}",
                f" {quoted}  # lời nhắc",
                f"\n  - {quoted}\n  # trong danh sách\n  - b",
                f"\n  name: {quoted}\n\n  url: b",
                f" |\n  {text.strip() or 'a'}\n\n  b",
                " a\n  b",
                "",
            )
        )
    )


@st.composite
def heads(draw: st.DrawFn) -> str:
    """The lines between the two `---`."""
    keys = draw(st.lists(st.sampled_from(_KEYS), max_size=6, unique=True))
    blocks = [f"{key}:{draw(values())}" for key in keys]
    blocks += [f"kind: {KIND}"] if draw(st.integers(0, 9)) else []
    blocks += ["id: so-bai"] if draw(st.booleans()) else []
    blocks = draw(st.permutations(blocks))
    between = st.sampled_from(
        ("", "", "", "\n", "# ghi chú\n", "\n# đứng riêng\n\n# ngay trên khóa\n", "# portalgen: bỏ qua TXT203: a\n\n")
    )
    text = "".join(f"{draw(between)}{block}\n" for block in blocks) + draw(between)
    schema = draw(st.sampled_from(("", "# yaml-language-server: $schema=../news.json\n")))
    return (schema + text).replace("\n", draw(st.sampled_from(("\n", "\r\n"))))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A whole file, with or without a byte order mark."""
    end = draw(st.sampled_from(("\n", "\r\n")))
    mark = draw(st.sampled_from(("", "\ufeff")))
    body = draw(st.text(st.sampled_from(_LETTERS + "\n"), max_size=40))
    return f"{mark}---{end}{draw(heads())}---{end}{body}".encode()


def line_set(text: str) -> list[str]:
    """The lines of a text in no order."""
    return sorted(split_lines_with_ends(text))
