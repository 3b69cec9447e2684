"""A value that YAML cannot read is put in quotes where nothing else can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.lint.fixes.quoting import quote_values
from tests.makers.examples import scaled
from tests.makers.lint.front_matters import heads

PATH = "content/so/a.vi.md"


def tree(head: str) -> object:
    """What the front matter says; None where it cannot be read."""
    return parse_yaml(YamlText(head, PATH, "FMT"))[0]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Hội nghị: kết quả", '"Hội nghị: kết quả"'),
        ("Hội nghị:", '"Hội nghị:"'),
        ("@tinh Lâm Đồng", '"@tinh Lâm Đồng"'),
        ("%abc", '"%abc"'),
        ("`lệnh` mới", '"`lệnh` mới"'),
        ("- Phần một", '"- Phần một"'),
        ("? Vì sao", '"? Vì sao"'),
        ("*Quan trọng*", '"*Quan trọng*"'),
        ("!Chú ý", '"!Chú ý"'),
        ("[Thông báo] Hội nghị", '"[Thông báo] Hội nghị"'),
        ('"Hội nghị" lần hai', '"\\"Hội nghị\\" lần hai"'),
        ('Nói "a": b \\ c', '"Nói \\"a\\": b \\\\ c"'),
    ],
)
def test_a_value_is_quoted_and_says_what_was_written(value: str, written: str) -> None:
    head = f"id: so-a\ntitle: {value}\nkind: news\n"
    assert quote_values(head, PATH) == f"id: so-a\ntitle: {written}\nkind: news\n"
    assert tree(quote_values(head, PATH)) == {"id": "so-a", "title": value, "kind": "news"}


def test_several_values_are_quoted_at_any_depth() -> None:
    head = "title: a: b\nsource:\n  name: c: d\nattachments:\n  - file: x.pdf\n    title: e: f\ntag:\n  - @g\n"
    assert quote_values(head, PATH).count('"') == 8
    assert tree(quote_values(head, PATH)) == {
        "title": "a: b",
        "source": {"name": "c: d"},
        "attachments": [{"file": "x.pdf", "title": "e: f"}],
        "tag": ["@g"],
    }


def test_a_comment_that_stands_apart_stays_a_comment_and_line_ends_stay() -> None:
    assert quote_values("title: a: b  # lời nhắc \r\n", PATH) == 'title: "a: b"  # lời nhắc \r\n'


@pytest.mark.parametrize(
    "head",
    [
        "title: a: b # có thể là chữ\n",
        "title: 'it's'\n",
        'title: "a" và "b"\n',
        'title: "chưa đóng\n',
        "title: a: b\n  nối tiếp\n",
        "title: a: b\nthiếu dấu hai chấm\n",
        "title: a: b\ntitle: c\n",
        "title: a\n",
        "\ttitle: a\n",
        "",
    ],
)
def test_what_quotes_alone_do_not_fix_stays_as_it_is(head: str) -> None:
    assert quote_values(head, PATH) == head


@given(head=heads())
@settings(max_examples=scaled(300), deadline=None)
def test_what_can_be_read_is_not_touched_and_what_is_touched_can_be_read(head: str) -> None:
    changed = quote_values(head, PATH)
    assert (changed == head) or (tree(head) is None and tree(changed) is not None)


@given(value=st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=20))
@settings(max_examples=scaled(300), deadline=None)
def test_a_quoted_value_says_every_letter_that_was_written(value: str) -> None:
    import unicodedata

    head = f"title: {value}\nkind: news\n"
    if quote_values(head, PATH) != head:
        found = tree(quote_values(head, PATH))
        assert isinstance(found, dict)
        assert str(found["title"]) == unicodedata.normalize("NFC", value.strip().partition("  #")[0].strip())
