"""Digests: some are written into files that people keep, so their values are fixed here."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portalgen.store import digest


def test_the_digests_that_people_keep_never_change() -> None:
    assert digest.digest_text("Hội nghị\0tóm tắt\0thân bài", 8) == "ed1249a8c7f21d07"
    assert digest.digest_text("Hội nghị") == "141b15fbfbaee212bebf98e7ee6de03f"


@given(st.binary(max_size=200))
def test_bytes_and_a_file_that_holds_them_have_one_digest(data: bytes) -> None:
    expected = blake2b(data, digest_size=digest.DIGEST_SIZE).hexdigest()
    assert digest.digest_bytes(data) == digest.start_digest((data[:50], data[50:])).hexdigest() == expected


def test_a_file_is_digested_by_parts_with_its_size(tmp_path: Path) -> None:
    data = b"x" * 2_500_000
    (tmp_path / "a.pdf").write_bytes(data)
    assert digest.digest_file(tmp_path / "a.pdf") == (digest.digest_bytes(data), 2_500_000)


@given(
    st.lists(st.text(st.characters(exclude_characters="\0")), max_size=4),
    st.lists(st.text(st.characters(exclude_characters="\0")), max_size=4),
)
def test_two_lists_of_texts_have_one_digest_only_where_they_are_equal(one: list[str], other: list[str]) -> None:
    assert (digest.digest_texts(*one) == digest.digest_texts(*other)) == (one == other)


def test_blake2b_is_called_nowhere_else() -> None:
    package = Path(digest.__file__).parents[1]
    users = [
        path for path in package.rglob("*.py") if "import blake2b" in (text := path.read_text()) or "hashlib." in text
    ]
    assert users == [Path(digest.__file__)]
