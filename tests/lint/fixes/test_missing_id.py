"""A page without an id is given one."""

from __future__ import annotations

import pytest

from portalgen.lint.fixes.missing_id import insert_missing_id

PATH = "content/so/tin-tuc/hoi-nghi/index.vi.md"


@pytest.mark.parametrize(
    ("path", "identifier"),
    [
        (PATH, "so-hoi-nghi"),
        ("content/so/tin-tuc/hop-bao.vi.md", "so-hop-bao"),
        ("content/so/tin-tuc/_index.vi.md", "so-tin-tuc"),
        ("content/so/_index.vi.md", "so-so-ngoai-vu"),
        ("content/so/tin-tuc/Họp Báo.vi.md", "so-hop-bao"),
        ("content/so/tin-tuc/" + "dai-" * 40 + ".vi.md", "so-" + ("dai-" * 20)[:-1]),
    ],
)
def test_an_id_is_the_sites_and_the_files_name_or_the_title(path: str, identifier: str) -> None:
    assert insert_missing_id("title: Sở Ngoại vụ\n", path, "so", ()) == f"id: {identifier}\ntitle: Sở Ngoại vụ\n"


def test_an_id_is_none_that_is_taken() -> None:
    assert insert_missing_id("title: a\n", PATH, "so", ("so-hoi-nghi", "so-hoi-nghi-2")).startswith(
        "id: so-hoi-nghi-3\n"
    )


def test_an_id_stands_first_but_below_the_comment_that_names_the_schema() -> None:
    head = "# yaml-language-server: $schema=../a.json\r\n# ghi chú\r\ntitle: a\r\n"
    lines = insert_missing_id(head, PATH, "so", ()).split("\r\n")
    assert lines == ["# yaml-language-server: $schema=../a.json", "id: so-hoi-nghi", "# ghi chú", "title: a", ""]


@pytest.mark.parametrize(
    "head",
    ["id: so-a\ntitle: a\n", "id:\ntitle: a\n", "title: a\ntranslated_from: abc\n", "title: a: b\n", "{title: a}\n"],
)
def test_no_id_is_added_where_there_is_one_or_where_it_cannot_be_known(head: str) -> None:
    assert insert_missing_id(head, PATH, "so", ()) == head


@pytest.mark.parametrize("head", ["title: a\ntranslated_from: abc\n", "title: …\n"])
def test_a_page_takes_the_id_that_it_has_in_its_other_language(head: str) -> None:
    assert insert_missing_id(head, "content/so/tin-tuc/hop-bao.en.md", "so", ("so-x",), "so-x") == f"id: so-x\n{head}"


def test_no_id_is_added_where_nothing_names_the_page() -> None:
    assert insert_missing_id("title: …\n", "content/so/_index.vi.md", "so", ()) == "title: …\n"
