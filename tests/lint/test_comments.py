"""Comments of YAML, as YAML itself sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.lint.comments import find_yaml_comments


def comments(text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[index][column:] for index, column in find_yaml_comments(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "key: value # a",
        "  # a",
        'key: "x # y" # a',
        "key: 'it''s # y' # a",
        'key: "x \\" # y" # a',
        "key: [a, 'b # y'] # a",
        "key: {a: 'b # y'} # a",
        "key: a 'b # a",
        "key: Chào, 'bạn # a",
        "key: so [mẫu # a",
        "key: |\n  text # y\n\n  # y\nother: 1 # a",
        "key: >-\n  text # y\n# a",
        "- |\n  # y\n- b # a",
        "- - 'x # y'\n  - b # a",
        "key: # a",
        "key:\n  - 'x\n    # y' # a",
        "key: [a,\n  'b # y'] # a",
        "'quoted # y': b # a",
    ],
)
def test_only_true_comments_are_found(text: str) -> None:
    assert comments(text) == ["# a"]


@pytest.mark.parametrize("text", ["key: a#b", "key: 'a # b'", "key: |\n  # b", 'key: "a\n  # b"', ""])
def test_a_sign_within_a_value_is_no_comment(text: str) -> None:
    assert comments(text) == []


@given(st.text("ab:#'\"[]{},-|> \\\n", max_size=40))
def test_a_text_without_its_comments_says_the_same(text: str) -> None:
    tree, fault = parse_yaml(YamlText(text, "a.yaml", "CFG"))
    if fault is not None:
        return
    lines = text.split("\n")
    for index, column in find_yaml_comments(lines):
        lines[index] = lines[index][:column] + "# khác"
    assert parse_yaml(YamlText("\n".join(lines), "a.yaml", "CFG")) == (tree, None)
