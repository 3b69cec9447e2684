"""Output paths stay inside of the output folder, whichever way it is found out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.writer import paths
from portalgen.writer.paths import LONGEST_SEGMENT, is_safe

SEGMENTS = st.sampled_from(
    [
        "a",
        "a.b",
        ".",
        "..",
        "",
        ".a",
        "..a",
        "a..",
        "-",
        "_",
        "đ",
        "a b",
        "\0",
        "\n",
        "a\n",
        ".portalgen",
        "a" * 255,
        "a" * 256,
    ]
)


@given(st.lists(SEGMENTS, max_size=4).map("/".join))
def test_a_path_of_plain_letters_is_as_safe_as_its_segments_are(path: str) -> None:
    found = is_safe(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paths, "_PLAIN", re.compile(r"(?!)"))
        assert is_safe(path) == found


def test_what_leaves_the_folder_or_has_no_name_is_not_safe() -> None:
    for path in ("", "/a", "a/", "a//b", "../a", "a/..", "a/./b", ".portalgen/a", "a\0b", "a" * (LONGEST_SEGMENT + 1)):
        assert not is_safe(path), path
    for path in ("a", "so.vn/tin-tuc/index.html", "a.b/..c", f"{'a' * 200}/{'b' * 200}", "so.vn/đ"):
        assert is_safe(path), path
