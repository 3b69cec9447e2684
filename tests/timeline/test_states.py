"""What a file says about its item is read quickly, and never otherwise than by the YAML loader."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.law.calendar import VIETNAM
from portalgen.timeline import states
from portalgen.timeline.states import PublicationState, is_page_path, is_text_path, item_version_of


def state_of(data: bytes) -> PublicationState | None:
    version = item_version_of(data)
    return version and version.state


def sheet(head: str) -> bytes:
    return f"---\n{head}\n---\n\nid: khong-phai\n".encode()


def test_the_usual_keys_are_read() -> None:
    head = "# chú thích\nid: a-1  # mã\nkind: news\ndraft: true\npublish_at: 2026-03-10T08:00\nexpires_at: 2026-03-12"
    moments = datetime(2026, 3, 10, 8, tzinfo=VIETNAM), datetime(2026, 3, 13, tzinfo=VIETNAM)
    assert state_of(sheet(head)) == PublicationState("a-1", False, True, *moments)
    assert state_of(sheet("id: 'a-1'\ntranslated_from: \"00ff\"\r\ndraft: false")) == PublicationState(
        "a-1", True, False
    )


def test_a_byte_order_mark_and_windows_lines_change_nothing() -> None:
    assert state_of(b"\xef\xbb\xbf---\r\nid: a\r\ndraft: true\r\n---\r\n") == PublicationState("a", False, True)


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("{id: a, draft: true}", PublicationState("a", False, True)),
        ('"id": a\n"draft": true', PublicationState("a", False, True)),
        ('title: "một\ndraft: true\n  "\nid: a', PublicationState("a", False, False)),
        ("field: [một,\ndraft: true,\n  hai]\nid: a", PublicationState("a", False, False)),
        ("title: |\n  draft: true\nid: a", PublicationState("a", False, False)),
        ("id: &x a\nslug: *x", PublicationState("a", False, False)),
        ("id : a\ndraft : true", PublicationState("a", False, True)),
        ("id:\n  a", PublicationState("a", False, False)),
        ("note:\n  draft: true\nid: a", PublicationState("a", False, False)),
        ("id: a\ntranslated_from:", PublicationState("a", True, False)),
        ("id: a\ndraft: có", PublicationState("a", False, True)),
        ("id: a\npublish_at: 2026-13-45", PublicationState("a", False, True)),
        ("id: a\nexpires_at: 9999-12-31", PublicationState("a", False, True)),
        ('id: "\\x61"', PublicationState("a", False, False)),
        ("id: A", None),
        ("id: a\nid: b", None),
        ("id: [a]", None),
        ("title: D'Ran\nid: a", PublicationState("a", False, False)),
    ],
)
def test_what_is_written_in_an_unusual_way_is_read_as_yaml(head: str, state: PublicationState | None) -> None:
    assert state_of(sheet(head)) == state


@pytest.mark.parametrize("data", [b"", b"id: a\n", b"---\nid: a\n", b"---\n---\n", b"\xff\n---\n", b"---\n\xff\n---\n"])
def test_what_is_no_page_says_nothing(data: bytes) -> None:
    assert state_of(data) is None


_HEADS = st.lists(
    st.one_of(
        st.sampled_from(
            ("id: a", "draft: true", "draft: false # x", "publish_at: 2026-01-02", "translated_from: 00ff", "id: b # c",
             "title: 'x", "  x'", 'title: "x', '  draft: true"', "field: [a,", "  b]", "]", "}", "x: {", "- a", "# '",
             "title: D'Ran", "", "  id: c", "note:", "x: |", "x: >-", "? id", ": a", "'id': d", "id:", "id:a", "...",
             "\tid: a", "draft: 'true'", 'id: "a"', "x: 'a''b'", "x: \"a\\\"b\"", "draft: TRUE", "id: a b", "<<: x")
        ),
        st.text(st.sampled_from("id:a-'\"[]{}#& \n|>\\draft"), max_size=12),
    ),
    max_size=7,
).map("\n".join)  # fmt: skip


@given(_HEADS)
def test_the_quick_way_reads_nothing_otherwise_than_yaml(head: str) -> None:
    data = sheet(head)
    parts = split_source(data)
    if parts is None:
        return
    quick = states._plain_values(data[parts.head_start : parts.head_end])
    tree = head_keys_of(head_yaml_of(data, parts, ""))
    if quick is not None and tree:
        assert dict(quick) == dict(tree)


@pytest.mark.parametrize(
    ("path", "text", "page"),
    [
        ("content/so/tin-tuc/a/index.vi.md", True, True),
        ("content/so/_index.en.md", True, True),
        ("content/so/a.vi.md", True, True),
        ("content/so/a.zh-hans.md", True, True),
        ("content/so/Hội nghị.vi.md", True, False),
        ("content/so/Hội nghị/index.vi.md", True, False),
        ("content/so/README.md", True, False),
        ("content/so/.an/a.vi.md", False, False),
        ("content/so/.a.vi.md", False, False),
        ("content/so/a.vi.txt", False, False),
    ],
)
def test_paths_report_what_may_hold_an_item_and_what_is_shown(path: str, text: bool, page: bool) -> None:
    assert (is_text_path(path), is_page_path(path)) == (text, page)
