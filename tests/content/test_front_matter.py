"""The digest that a translation records."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portalgen.content.front_matter import collapse_spaces, digest_of_original
from portalgen.content.front_matter_reading import read_front_matter

SPACES = "".join(chr(code) for code in range(0x110000) if chr(code).isspace())
TEXTS = st.text(st.one_of(st.sampled_from(" \n" + SPACES + "aệ\u0301\u200b\ufeff"), st.characters(codec="utf-8")))


@given(TEXTS)
def test_words_stand_one_space_apart(text: str) -> None:
    assert collapse_spaces(text) == " ".join(text.split())


def test_every_kind_of_white_space_is_distinguished_from_letters() -> None:
    for space in SPACES:
        assert collapse_spaces(f"{space}a{space}{space}b{space}") == "a b"


@given(TEXTS, TEXTS)
def test_white_space_and_composition_do_not_change_the_digest(title: str, body: str) -> None:
    written = digest_of_original(title, "", body)
    assert digest_of_original(f" {title}", "\n", unicodedata.normalize("NFD", body).replace(" ", "\n ")) == written
    assert digest_of_original(title, "", f"{body} a") != written


def test_the_body_that_is_digested_begins_behind_the_front_matter_whatever_stands_before_it() -> None:
    head = "---\nid: a\nkind: page\ntitle: Đà Lạt 😀\n---\n"
    plain, _ = read_front_matter(f"{head}Thử\n".encode(), "a.md")
    marked, _ = read_front_matter(f"\ufeff{head}Thử\n".encode(), "a.md")
    assert plain is not None and marked is not None
    assert plain.original_digest == marked.original_digest == digest_of_original("Đà Lạt 😀", "", "Thử")
