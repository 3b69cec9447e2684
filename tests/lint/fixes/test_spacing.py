"""Several spaces within a sentence become one; everything else stays as wide as it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.content.front_matter_reading import read_front_matter
from portalgen.lint.fixes.spacing import collapse_double_spaces
from tests.makers.examples import scaled

PATH = "content/so/a.vi.md"


def page(body: str, title: str = "Hội nghị") -> bytes:
    """A page's file."""
    return f"---\nid: so-a\nkind: page\ntitle: {title}\n---\n\n{body}".encode()


def test_spaces_of_sentences_become_one() -> None:
    before = page("## Phần   một\n\nChữ  thứ nhất,\r\nchữ   thứ hai.\n\n- mục  một\n", "Hội  nghị")
    after = page("## Phần một\n\nChữ thứ nhất,\r\nchữ thứ hai.\n\n- mục một\n", "Hội nghị")
    assert collapse_double_spaces(before, PATH) == after


def test_code_tables_addresses_and_line_breaks_keep_their_spaces() -> None:
    data = page(
        "Gõ `a  b` nhé.  \nXuống dòng.\n\n```\na  b\n```\n\n    a  b\n\n| a  | b  |\n|----|----|\n| c  | d  |\n\n"
        "[tệp](<tep  hai.pdf>)\n"
    )
    assert collapse_double_spaces(data, PATH) == data


def test_a_page_with_faults_stays_as_it_is() -> None:
    data = b"---\nid: so-a\ntitle: a  b\n---\n\na  b\n"
    assert collapse_double_spaces(data, PATH) == data


@given(body=st.text(st.sampled_from("ab  \n|`#-[]()*>_\\"), max_size=60))
@settings(max_examples=scaled(300), deadline=None)
def test_only_spaces_go_and_a_translation_stays_up_to_date(body: str) -> None:
    before = page(body)
    after = collapse_double_spaces(before, PATH)
    assert after.replace(b" ", b"") == before.replace(b" ", b"")
    first, second = read_front_matter(before, PATH)[0], read_front_matter(after, PATH)[0]
    assert first is not None and second is not None
    assert first.original_digest == second.original_digest
    assert collapse_double_spaces(after, PATH) == after
