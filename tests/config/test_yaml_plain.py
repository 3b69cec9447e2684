"""What is read without a parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.yaml_nodes import parse_yaml_nodes
from portalgen.config.yaml_plain import parse_plain_mapping
from portalgen.config.yaml_text import YamlText, parse_yaml
from tests.makers.examples import scaled

PIECES = st.sampled_from(
    [
        *(
            "a",
            "b-1",
            "Số 12",
            "ệ",
            "e\u0323\u0302",
            "1.10",
            "1:30",
            "no",
            "~",
            "null",
            "2026-01-01",
            "https://a.vn/b#c",
        ),
        *(
            ": ",
            ":",
            " ",
            "  ",
            "#",
            " #",
            "'",
            '"',
            "\\",
            "\\n",
            ",",
            "[",
            "]",
            "[a, b]",
            "[a,b ]",
            "[ ]",
            "[]",
            "{",
            "}",
        ),
        *("- ", "-", "? ", "&x ", "*x", "!", "!!str ", "|", ">", "%", "@", "`", "---", "...", "\t", "\r", "\r\n", "\n"),
        *(
            "\u00a0",
            "\u2028",
            "\u0085",
            "\ufeff",
            "\U0001f600",
            "\x07",
            "\ue000",
            "“a”",
            "(a)",
            "''",
            '""',
            "'a: b'",
            '"a #b"',
        ),
    ]
)
VALUES = st.lists(PIECES, max_size=4).map("".join)
KEYS = st.sampled_from(["a", "b", "title", "A_1", "no", "a b", "ệ", " a", "- a", "#", "", "1", "'a'", "a" * 70])
GROUPS = st.lists(
    st.tuples(st.sampled_from(["a: ", "b: ", "c:", " a : ", "", "ab:  "]), VALUES).map("".join), max_size=3
).map(lambda members: "{" + ", ".join(members) + "}")
INDENTS = st.sampled_from(["", "", "- ", "  - ", "  ", "  a: ", "  b: ", "  b:", " - ", "-  ", "   - "])
BELOW = st.tuples(INDENTS, st.one_of(VALUES, GROUPS)).map("".join)
LINES = st.one_of(
    VALUES,
    BELOW,
    st.tuples(KEYS, st.just(": "), GROUPS).map("".join),
    st.tuples(KEYS, st.sampled_from([":", ": ", ":  ", " : "]), VALUES).map("".join),
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)


def same(text: str) -> None:
    plain = parse_plain_mapping(text)
    assert plain is None or (plain, None) == parse_yaml_nodes(YamlText(text, "a", "FMT"))
    assert parse_yaml(YamlText(text, "a", "FMT")) == parse_yaml_nodes(YamlText(text, "a", "FMT"))


@settings(max_examples=scaled(600), deadline=None)
@given(TEXTS)
def test_any_text_is_read_as_the_parser_reads_it(text: str) -> None:
    same(text)


@settings(max_examples=scaled(300), deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_any_value_is_read_as_the_parser_reads_it(value: str) -> None:
    same(f"a: {value}")
    same(f"a: x{value}")
    same(f"a: x{value}x\nb: c")
    same(f'a: "{value}"')
    same(f"a: {{b: x{value}}}")
    same(f"a:\n- x{value}\n- {value}")
    same(f"a:\n  b: x{value}\n  c:{value}")


@settings(max_examples=scaled(400), deadline=None)
@given(st.lists(st.one_of(BELOW, st.sampled_from(["a:", "b:", "# c", "", "a: b"])), max_size=6).map("\n".join))
def test_any_lines_below_a_key_are_read_as_the_parser_reads_them(text: str) -> None:
    same(f"title:\n{text}")


@settings(max_examples=scaled(400), deadline=None)
@given(st.lists(st.sampled_from([*"ab1:,{}[]'\" #-?&", "a: ", ", b: "]), max_size=9).map("".join))
def test_any_group_is_read_as_the_parser_reads_it(text: str) -> None:
    same(f"title: {{a: {text}}}")


def test_plain_front_matter_needs_no_parser() -> None:
    text = """id: a-1
title: Quyết định
field: [x, y-2]
date: 2026-01-02
# ghi chú
note:
quoted: 'a: b'
received: {at: 2026-01-02T08:30, via: "trục, liên thông"}
attachments:
  - {file: a.pdf, title: Bản in}
  - b.pdf
signatory:
  post: Giám đốc
"""
    assert parse_plain_mapping(text) == {
        "id": "a-1",
        "title": "Quyết định",
        "field": ["x", "y-2"],
        "date": "2026-01-02",
        "note": None,
        "quoted": "a: b",
        "received": {"at": "2026-01-02T08:30", "via": "trục, liên thông"},
        "attachments": [{"file": "a.pdf", "title": "Bản in"}, "b.pdf"],
        "signatory": {"post": "Giám đốc"},
    }
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "# a",
            "a: b: c",
            "a: b #c",
            "a:b",
            "a: [b, [c]]",
            "a:\n- b\n  c",
            "a: b\n c",
            "a: &x b",
            "a: b\na: c",
            "- a",
        ),
        *(
            "a: 'b''c'",
            "a: |\n  b",
            "a: b:",
            "'a': b",
            "a: \\\t",
            "a: {b: {c: d}}",
            "a: {b: c, b: d}",
            "a:\n  - b\n - c",
            "a:\n b:\n  c: d",
            "---\na: b",
            "a: b\n...",
            "a: [b, c d]",
        ),
        "a: " + "b" * 20_000,
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(text: str) -> None:
    assert parse_plain_mapping(text) is None
    same(text)
