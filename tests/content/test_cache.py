"""What is remembered of front matter between two processes."""

from __future__ import annotations

import json

import pytest

from portalgen.config.load import load_portal
from portalgen.content.cache import FrontMatterCache
from portalgen.content.file_stat import NO_SIGNATURE, StatSignature, may_change_with_same_signature, stat_signature_of
from portalgen.content.read import read_library
from portalgen.kinds.table import KINDS
from tests.makers.portal import SmallPortal

SOURCE = "content/so/tin-tuc/khai-truong.vi.md"


def settled(portal: SmallPortal) -> tuple[FrontMatterCache, bytes, StatSignature]:
    """A cache that read the portal, the bytes of one page, and its signature as that of an old file."""
    made, _ = load_portal(portal.root)
    assert made is not None
    cache = FrontMatterCache(KINDS)
    read_library(made, cache)
    data = (portal.root / SOURCE).read_bytes()
    mtime, ctime, size, inode = stat_signature_of((portal.root / SOURCE).stat())
    hour = 3600 * 10**9
    return cache, data, (mtime - hour, ctime - hour, size, inode)


def test_readings_pass_to_another_process_as_text(portal: SmallPortal) -> None:
    cache, data, signature = settled(portal)
    known = cache.get_by_content(SOURCE, signature, data)
    text = cache.dump_json([SOURCE])
    assert known is not None
    assert text is not None
    other = FrontMatterCache(KINDS)
    other.load_json(text)
    assert other.get(SOURCE, signature) == known
    assert other.get_by_content(SOURCE, NO_SIGNATURE, data) == known


def test_what_was_given_out_and_did_not_change_is_not_given_out_again(portal: SmallPortal) -> None:
    cache, _, _ = settled(portal)
    assert cache.dump_json([SOURCE]) is not None
    assert cache.dump_json([SOURCE]) is None


def test_another_content_is_not_known(portal: SmallPortal) -> None:
    cache, data, signature = settled(portal)
    other = FrontMatterCache(KINDS)
    other.load_json(cache.dump_json([SOURCE]) or "")
    assert other.get(SOURCE, (*signature[:2], signature[2] + 1, signature[3])) is None
    assert other.get_by_content(SOURCE, signature, data + b"x") is None


@pytest.mark.parametrize("text", ["", "None", "{", "[]", "5", '"x"', "null", "[1]", "[" * 100_000, '{"$day": "x"}'])
def test_a_text_that_cannot_be_read_says_nothing(text: str) -> None:
    cache = FrontMatterCache(KINDS)
    cache.load_json(text)
    assert cache.get(SOURCE, NO_SIGNATURE) is None


def test_a_fault_is_reported_again_and_not_remembered(portal: SmallPortal) -> None:
    portal.edit(SOURCE, "title:", "titel:")
    cache, _, _ = settled(portal)
    assert SOURCE not in json.loads(cache.dump_json([SOURCE]) or "{}")


def test_a_file_is_settled_when_it_is_older_than_two_seconds_and_never_in_the_future() -> None:
    now = 1_800_000_000 * 10**9
    assert [may_change_with_same_signature(now - each * 10**9, now) for each in (-5, 0, 2, 3)] == [
        True,
        True,
        True,
        False,
    ]
