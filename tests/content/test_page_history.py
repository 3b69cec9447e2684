"""The form of a committed history: exact, bounded, and refused in one sentence where it is any other."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.content.page_history import (
    LARGEST_FILE,
    HistoryVersion,
    InvalidPageHistoryError,
    LanguageHistory,
    PageHistory,
    PassageChange,
    clean_shown_text,
    format_page_history,
    is_page_history_path,
    list_page_histories,
    page_history_path,
    parse_page_history,
)

VIETNAM = timezone(timedelta(hours=7))
AT = datetime(2026, 6, 2, 8, tzinfo=VIETNAM)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20).map(clean_shown_text)
CHANGES = st.builds(
    PassageChange,
    part=st.sampled_from(("title", "summary", "fact", "text", "file")),
    name=WORDS,
    runs=st.lists(st.tuples(st.sampled_from(("same", "removed", "added")), WORDS), max_size=3).map(tuple),
    is_withheld=st.booleans(),
)
VERSIONS = st.builds(
    HistoryVersion,
    at=st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)).map(
        lambda at: at.replace(microsecond=0, tzinfo=VIETNAM)
    ),
    worth=st.sampled_from(("proven", "weak", "unproven")),
    event=st.sampled_from(("published", "corrected", "removed")),
    level=st.sampled_from(("none", "platform", "person")),
    approval=st.sampled_from(("before", "emergency", "afterwards", "none")),
    approvers=st.lists(WORDS, max_size=2).map(tuple),
    note=WORDS,
    is_withheld=st.booleans(),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
    more_changes=st.integers(0, 9),
)


def history(*versions: HistoryVersion, **values: Any) -> PageHistory:
    given = {"format": "page-history-1", "site": "so", "id": "so-tin", **values}
    return PageHistory(**given, languages=(LanguageHistory("vi", versions),))


@given(st.lists(VERSIONS, max_size=3).map(tuple))
def test_what_is_written_is_read_again(versions: tuple[HistoryVersion, ...]) -> None:
    assert parse_page_history(format_page_history(history(*versions))) == history(*versions)


def test_a_run_of_words_stands_on_a_line_of_its_own() -> None:
    change = PassageChange("text", runs=(("same", "Họp lúc "), ("removed", "8"), ("added", "9")))
    written = format_page_history(history(HistoryVersion(AT, "proven", "changed", "none", "none", changes=(change,))))
    assert '["removed", "8"],\n        ["added", "9"]\n' in written.decode()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b'"proven"', b'"certain"', "languages.0.versions.0.worth"),
        (b'"2026-06-02T08:00:00+07:00"', b'"2026-06-02T08:00:00"', "languages.0.versions.0.at"),
        (b'"2026-06-02T08:00:00+07:00"', b'"2026-06-02T01:00:00+00:00"', ""),
        (b'"2026-06-02T08', b'"0001-06-02T08', ""),
        (b'"so-tin"', b'"so-\\u0000tin"', ""),
        (b'"so-tin"', b'"so-\xe2\x80\xaetin"', ""),
        (b'"level": "none"', b'"level": "none",\n     "hacked": 1', ""),
        (b'"level"', b'"LEVEL"', "languages.0.versions.0.level"),
        (b'"page-history-1"', b'"page-history-9"', "format"),
        (b"\n}", b"}", ""),
        (b'"so-tin"', b'"so-\\u0074in"', ""),
        (b'"so-tin"', b'"\\ud800"', ""),
        (b'"so-tin"', b'"\xff"', ""),
        (b'"so-tin"', b"[" * 100_000, ""),
        (b'"so-tin"', b'"' + b"a" * LARGEST_FILE + b'"', ""),
    ],
)
def test_any_other_form_is_refused_and_says_where(old: bytes, new: bytes, where: str) -> None:
    written = format_page_history(history(HistoryVersion(AT, "proven", "changed", "none", "none")))
    assert old in written
    with pytest.raises(InvalidPageHistoryError) as error:
        parse_page_history(written.replace(old, new))
    assert str(error.value) == where


def test_only_files_with_the_id_of_an_item_are_histories(tmp_path: Path) -> None:
    for name in ("so-tin.json", "So Tin.json", "ghi-chu.txt", ".an.json"):
        file = tmp_path / page_history_path("so", "x").replace("x.json", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    assert list_page_histories(tmp_path, "so") == {"so-tin"}
    assert list_page_histories(tmp_path, "xa") == frozenset()
    assert is_page_history_path("content/so/_page-history/so-tin.json")
    assert not is_page_history_path("content/so/_page-history/tin/so-tin.json")
    assert not is_page_history_path("content/so/tin-tuc/so-tin.json")
