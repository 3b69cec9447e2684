"""Keys are put in the order of their kind; lines move and nothing that they say changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.key_order import find_misplaced_key, order_keys
from tests.makers.examples import scaled
from tests.makers.lint.front_matters import heads, line_set

PATH = "content/so/a.vi.md"


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_is_that_of_the_declaration(kind: str) -> None:
    names = [field.name for field in KINDS[kind].fields]
    assert find_misplaced_key(names, KINDS[kind]) is None
    for first, second in pairwise(("id", "kind", "title", names[4])):
        assert find_misplaced_key([second, first], KINDS[kind]) == (first, second)


def test_the_order_of_the_other_keys_is_the_authors() -> None:
    assert find_misplaced_key(["id", "kind", "title", "date", "summary", "origin", "agency"], KINDS["news"]) is None


def test_a_key_that_the_kind_does_not_have_is_passed_over() -> None:
    assert find_misplaced_key(["khong-co", "id", "title"], KINDS["news"]) is None


def test_a_draft_may_be_marked_anywhere() -> None:
    assert find_misplaced_key(["id", "kind", "title", "date", "tag", "draft"], KINDS["news"]) is None
    assert find_misplaced_key(["draft", "id"], KINDS["news"]) is None


def test_a_key_moves_with_its_lines_and_the_comments_directly_above_it() -> None:
    head = (
        "# yaml-language-server: $schema=../a.json\n"
        "# của tiêu đề\n"
        "title: >\n  Hội nghị\n\n  lần hai\n"
        "\n"
        "# đứng riêng\n"
        "\n"
        "# của mã bài\n"
        "id: so-a  # không đổi\n"
        "kind: news\n"
        "images:\n  - {file: a.jpg, alt: b}\n  # trong danh sách\n"
        "date: 2026-11-24\n"
        "# cuối\n"
    )
    assert order_keys(KINDS, head, PATH) == (
        "# yaml-language-server: $schema=../a.json\n"
        "# của mã bài\n"
        "id: so-a  # không đổi\n"
        "\n"
        "# đứng riêng\n"
        "\n"
        "kind: news\n"
        "# của tiêu đề\n"
        "title: >\n  Hội nghị\n\n  lần hai\n"
        "date: 2026-11-24\n"
        "images:\n  - {file: a.jpg, alt: b}\n  # trong danh sách\n"
        "# cuối\n"
    )


def test_a_suppression_stays_with_the_key_that_it_concerns() -> None:
    head = "id: so-a\n\n# portalgen: bỏ qua TXT203: tên riêng\n\ntitle: A\n\nkind: news\n"
    assert (
        order_keys(KINDS, head, PATH) == "id: so-a\n\nkind: news\n\n# portalgen: bỏ qua TXT203: tên riêng\n\ntitle: A\n"
    )


@pytest.mark.parametrize(
    "head",
    [
        "# portalgen: bỏ qua TXT203: a\n# yaml-language-server: $schema=a.json\ntitle: a\nkind: news\nid: so-a\n",
        "id: so-a\nkind: news\ntitle: a\n",
        "title: a\nid: so-a\n",
        "title: a\nkind: khong-co\nid: so-a\n",
        "title: a\nkind: news\nid: so-a\nla: b\n",
        "{title: a, kind: news, id: so-a}\n",
        "title: &a b\nkind: news\nid: *a\n",
        "title: a: b\nkind: news\nid: so-a\n",
        "- a\n",
        "",
    ],
)
def test_what_is_in_order_or_cannot_be_moved_safely_stays_as_it_is(head: str) -> None:
    assert order_keys(KINDS, head, PATH) == head


@given(head=heads())
@settings(max_examples=scaled(400), deadline=None)
def test_lines_move_and_nothing_that_they_say_changes(head: str) -> None:
    changed = order_keys(KINDS, head, PATH)
    assert line_set(changed) == line_set(head)
    assert parse_yaml(YamlText(changed, PATH, "FMT"))[0] == parse_yaml(YamlText(head, PATH, "FMT"))[0]
    assert order_keys(KINDS, changed, PATH) == changed
