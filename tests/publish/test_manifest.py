"""Manifests of releases: small, in one form, and nothing but what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.details import ReleaseDetails, format_details, parse_details
from portalgen.publish.manifest import (
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseFormatError,
    ReleaseManifest,
    digest_manifest,
    format_list,
    format_manifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.server_rules import RedirectRule, ServerRules

VIETNAM = timezone(timedelta(hours=7))
MANIFEST = ReleaseManifest(
    portal="lamdong-gov-vn",
    main_host="lamdong.example.vn",
    number=2,
    previous="a" * 64,
    commit="b" * 40,
    clock=datetime(2026, 11, 27, 8, 30, tzinfo=VIETNAM),
    hosts={"lamdong.example.vn": HostEntry(Blob("c" * 64, 120), 3)},
)


def changed(**values: Any) -> bytes:
    value = {**json.loads(format_manifest(MANIFEST)), **values}
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert parse_manifest(format_manifest(MANIFEST)) == MANIFEST


def test_a_manifest_names_the_newest_receipt_only_if_there_is_one() -> None:
    assert b"receipts" not in format_manifest(MANIFEST)
    named = replace(MANIFEST, receipts="d" * 40)
    assert parse_manifest(format_manifest(named)) == named
    assert named.has_same_content(MANIFEST)


def test_the_names_of_releases_sort_by_their_numbers_and_hold_clock_and_commit() -> None:
    later = replace(MANIFEST, number=10, clock=datetime(2026, 11, 27, 1, 29, tzinfo=UTC))
    assert MANIFEST.name == f"000002-20261127T0830-bbbbbbbbbb-{digest_manifest(MANIFEST)[:10]}"
    assert MANIFEST.name < later.name
    assert "-20261127T0829-" in later.name


@pytest.mark.parametrize(
    "values",
    [
        {"format": "portal-release/2"},
        {"number": 0},
        {"number": True},
        {"number": 1},
        {"previous": ""},
        {"previous": "A" * 64},
        {"commit": "main"},
        {"clock": "2026-11-27T08:30Z"},
        {"clock": "2026-11-27T8:30+07:00"},
        {"hosts": {"../x": {"list": "c" * 64, "list_size": 1, "files": 1}}},
        {"hosts": {"LAMDONG.vn": {"list": "c" * 64, "list_size": 1, "files": 1}}},
        {"hosts": {"a.vn": {"list": "c" * 64, "list_size": 1, "files": 1, "more": 1}}},
        {"more": "words"},
        {"receipts": ""},
        {"receipts": "main"},
    ],
)
def test_a_manifest_that_says_anything_else_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ReleaseFormatError):
        parse_manifest(changed(**values))


@pytest.mark.parametrize(
    "path", ["", "/x", "a/../b", "./a", "a//b", "a\\b", "a\nb", "x" * 256, "a/", "a\u202eb"], ids=repr
)
def test_a_list_holds_no_path_that_could_leave_its_host(path: str) -> None:
    with pytest.raises(ReleaseFormatError):
        parse_list(format_list(HostList("a.vn", {path: ReleasedFile(Blob("c" * 64, 1))})))


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_there_is_one_error(data: bytes) -> None:
    for parse in (parse_manifest, parse_list, parse_details):
        with pytest.raises(ReleaseFormatError):
            parse(data)


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20),
        st.builds(
            ReleasedFile,
            st.just(Blob("d" * 64, 7)),
            st.text(st.characters(codec="utf-8"), max_size=20),
            st.sampled_from([{}, {"gzip": Blob("e" * 64, 5)}, {"gzip": Blob("e" * 64, 5), "br": Blob("f" * 64, 4)}]),
            st.sampled_from(["", "removed", "expired"]),
        ),
        max_size=5,
    )
)
def test_a_list_is_read_as_it_was_written(files: dict[str, ReleasedFile]) -> None:
    listed = HostList("sngv.lamdong.example.vn", files, {"pagefind": "k"})
    assert parse_list(format_list(listed)) == listed


def test_details_are_read_as_they_were_written() -> None:
    details = ReleaseDetails(
        datetime(2026, 11, 27, 8, 30, 5, tzinfo=VIETNAM),
        "portalgen 1.0",
        ServerRules(
            (RedirectRule("lamdong.example.vn", "/Default.aspx", "https://lamdong.example.vn/", query="id=1"),),
            ("lamdong.example.vn/x/index.html",),
        ),
        {"warning": 2},
        {"TXT203": 2},
        ("https://lamdong.example.vn/",),
    )
    assert parse_details(format_details(details)) == details


def test_the_same_pages_at_another_clock_have_the_same_content() -> None:
    later = replace(MANIFEST, clock=MANIFEST.clock + timedelta(hours=1), number=3, previous="d" * 64)
    assert MANIFEST.has_same_content(later)
    assert not MANIFEST.has_same_content(replace(later, portal="khac"))
