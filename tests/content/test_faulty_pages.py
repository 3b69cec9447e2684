"""What is known of pages that cannot be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.content.front_matter import find_written_id
from portalgen.content.front_matter_reading import read_partial_front_matter
from portalgen.content.read import read_library
from portalgen.kinds.table import KINDS
from tests.makers.portal import SmallPortal, page


@pytest.mark.parametrize(
    "text",
    [
        "---\nid: so-x\nid: [\n",
        "---\r\nid:   'so-x'\r\n",
        '---\ntitle: A\nid: "so-x"\n',
        "id: so-x # mã\n",
        "---\nid: so-x\nkind: news\n---\n",
    ],
)
def test_the_id_is_found_whatever_else_is_wrong(text: str) -> None:
    assert find_written_id(text.encode()) == "so-x"


@pytest.mark.parametrize("text", ["", "---\n  id: so-x\n", "---\n- id: so-x\n", "Nội dung.\n", "---\nidea: x\n"])
def test_what_gives_no_id_has_none(text: str) -> None:
    assert find_written_id(text.encode()) == ""


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_in_part(data: bytes) -> None:
    for text in (data, b"---\n" + data + b"\n---\n" + data, b"---\nid: a\nkind: news\n---\n" + data):
        find_written_id(text)
        read_partial_front_matter(text, "content/so/x.vi.md", KINDS["page"])


def test_valid_keys_are_kept_beside_faulty_ones() -> None:
    text = page("so-x", "Chữ.\n", kind="news", title="", date="2026-13-01", draft="true", summary="Tóm tắt", la="x")
    partial = read_partial_front_matter(text.encode(), "x.vi.md", KINDS["page"])
    assert partial is not None and partial.kind is KINDS["news"]
    assert dict(partial.values) == {"id": "so-x", "kind": "news", "title": "so-x", "draft": True, "summary": "Tóm tắt"}


def test_every_page_is_in_an_item_or_faulty(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/a.vi.md", page("so-a", kind="news", title="", date="2026-01-05"))
    portal.write("content/so/tin-tuc/B.vi.md", page("so-b", kind="news", title="B", date="2026-01-05"))
    portal.write("content/so/tin-tuc/c.vi.md", page("so-hop-bao", kind="news", title="C", date="2026-01-05"))
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    library, _ = read_library(loaded)
    assert [(each.source.rpartition("/")[2], each.id, each.page is None) for each in library.faulty_pages] == [
        ("a.vi.md", "so-a", False),
        ("c.vi.md", "so-hop-bao", False),
        ("B.vi.md", "so-b", True),
    ]
    assert all(each.cause == each.source for each in library.faulty_pages)
