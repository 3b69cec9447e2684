"""Texts that stand in the place of files are found, and judged, as files in a folder are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.content.read import read_library
from tests.makers.content_folder import make_folder

_NEWS: Final = (
    "---\nid: {id}\nkind: news\ntitle: Tin {id}\nsummary: Tóm tắt.\ndate: 2026-01-03\nauthor: Ban\n---\n\nMột câu.\n"
)
_NAMES: Final = (
    "a.vi.md",
    "a.en.md",
    "b.vi.md",
    "B.vi.md",
    "Tin số 1.vi.md",
    "c.fr.md",
    "index.vi.md",
    "_index.vi.md",
    ".an.vi.md",
    "a.md",
)
_FOLDERS: Final = ("", "sngv", "sngv/tin-tuc", "sngv/tin-tuc/hop", "sngv/khac", "sngv/.an", "sgddt", "sgddt/tin-tuc")
_paths = st.builds(
    lambda folder, name: "/".join(filter(None, ("content", folder, name))),
    st.sampled_from(_FOLDERS),
    st.sampled_from(_NAMES),
)


@settings(max_examples=25)
@given(paths=st.sets(_paths, min_size=1, max_size=8), held=st.integers(0, 8), is_faulty=st.booleans())
def test_a_library_is_the_same_whether_texts_are_files_or_held_in_memory(
    tmp_path_factory: pytest.TempPathFactory, paths: set[str], held: int, is_faulty: bool
) -> None:
    texts = {
        path: _NEWS.format(id="trung" if is_faulty and number < 2 else f"tin-{number}").encode()
        for number, path in enumerate(sorted(paths))
    }
    root = tmp_path_factory.mktemp("walk")
    written, partly = make_folder(root / "written"), make_folder(root / "partly")
    in_memory = dict(sorted(texts.items())[:held])
    for path, data in texts.items():
        written.write(path, data)
        if path not in in_memory:
            partly.write(path, data)
    expected = written.read()
    assert read_library(replace(partly.portal(), replaced_texts=in_memory)) == expected
    shutil.rmtree(root)
