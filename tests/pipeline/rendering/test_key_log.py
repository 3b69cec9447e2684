"""What is kept of the parts of keys: exact, carried on, and never in the way of a build."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.pipeline.rendering import key_log as keys
from portalgen.render.keys import CHECK_LENGTH
from tests.makers.portal import SO, SmallPortal, stamps

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
HOME_OUT = f"{SO}/index.html"

_DIGESTS = st.dictionaries(st.text(min_size=1), st.sampled_from(["a", "b", "c"]), max_size=6)


def read_logged_key(portal: SmallPortal, path: str = NEWS_OUT) -> keys.LoggedKey:
    found = keys.read_key_log(portal.out, "so").get(path)
    assert found is not None
    return found


def test_every_part_of_a_key_has_its_own_digest(built_portal: SmallPortal) -> None:
    checks = read_logged_key(built_portal).checks
    assert {"title", "body", "frame.head", "furniture", "strings", "program"} <= checks.keys()
    assert any(name.startswith("template layouts/") for name in checks)
    assert {len(each) for each in checks.values()} == {CHECK_LENGTH}


def test_what_was_not_there_before_is_new(built_portal: SmallPortal) -> None:
    assert (
        read_logged_key(built_portal).cause,
        read_logged_key(built_portal).changed_parts,
        read_logged_key(built_portal).in_last_build,
    ) == ("new", (), True)


def test_what_had_changed_is_named_and_stays_named_while_the_output_is_kept(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    built_portal.build_successfully()
    assert (
        read_logged_key(built_portal).cause,
        read_logged_key(built_portal).changed_parts,
        read_logged_key(built_portal).in_last_build,
    ) == ("parts", ("body",), True)
    assert not read_logged_key(built_portal, HOME_OUT).in_last_build
    built_portal.edit("content/so/_index.vi.md", "Lời giới thiệu.", "Lời giới thiệu mới.")
    built_portal.build_successfully()
    assert (
        read_logged_key(built_portal).cause,
        read_logged_key(built_portal).changed_parts,
        read_logged_key(built_portal).in_last_build,
    ) == ("parts", ("body",), False)


def test_an_output_whose_file_was_lost_was_rebuilt_for_its_file(built_portal: SmallPortal) -> None:
    (built_portal.out / NEWS_OUT).unlink()
    built_portal.build_successfully()
    assert (read_logged_key(built_portal).cause, read_logged_key(built_portal).changed_parts) == ("file", ())


def test_an_unchanged_build_leaves_what_is_kept_alone(built_portal: SmallPortal) -> None:
    folder = built_portal.out / ".portalgen" / "keys"
    before = stamps(folder)
    built_portal.build_successfully()
    assert stamps(folder) == before


def test_the_same_portal_keeps_the_same(built_portal: SmallPortal) -> None:
    built_portal.build_successfully(out=built_portal.root.parent / "other")
    assert (built_portal.root.parent / "other/.portalgen/keys/so.json").read_bytes() == (
        built_portal.out / ".portalgen/keys/so.json"
    ).read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"version":0,"site":"so","names":[],"rows":{},"last":[]}',
        b'{"version":1,"site":"xa","names":[],"rows":{},"last":[]}',
        b'{"version":1,"site":"so","names":[],"rows":{"a":[0,"","","new",[]]},"last":[]}'.replace(b'"a"', b"1"),
        b'{"version":1,"site":"so","names":[],"rows":{"a":[1]},"last":[]}',
        b'{"version":1,"site":"so","names":3,"rows":{},"last":[]}',
    ],
)
def test_damage_says_nothing_and_the_next_build_goes_on(built_portal: SmallPortal, damage: bytes) -> None:
    (built_portal.out / ".portalgen/keys/so.json").write_bytes(damage)
    assert keys.read_key_log(built_portal.out, "so") == keys.KeyLog()
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert built_portal.build_successfully().changed_paths == (NEWS_OUT,)
    assert read_logged_key(built_portal).cause == "unknown"
    assert read_logged_key(built_portal, HOME_OUT).cause == "unknown"


def test_a_row_that_names_unknown_parts_says_nothing(built_portal: SmallPortal) -> None:
    row = b'{"version":1,"site":"so","names":[["title"]],"rows":{"a":[7,"k","d","new",[]]},"last":[]}'
    (built_portal.out / ".portalgen/keys/so.json").write_bytes(row)
    assert keys.read_key_log(built_portal.out, "so").get("a") is None


def test_nothing_is_kept_of_a_site_that_is_gone(built_portal: SmallPortal) -> None:
    assert (built_portal.out / ".portalgen/keys/xa.json").is_file()
    built_portal.remove("site-config/sites/xa.yaml")
    built_portal.build_successfully()
    assert not (built_portal.out / ".portalgen/keys/xa.json").exists()


@given(_DIGESTS)
def test_nothing_differs_from_itself(checks: dict[str, str]) -> None:
    assert keys.find_differing_parts(checks, checks) == ()


@given(_DIGESTS, _DIGESTS)
def test_exactly_the_parts_with_two_values_differ(before: dict[str, str], now: dict[str, str]) -> None:
    found = keys.find_differing_parts(before, now)
    assert set(found) == {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    assert len(found) == len(set(found))
