"""The whole pages that how-to guides show of kinds are valid as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.makers.content_folder import Folder, make_folder

GUIDES = Path(__file__).parents[2] / "docs/how-to"
EXAMPLES = {
    match["kind"]: match["text"]
    for name in ("lay-y-kien-hoi-dap.md", "du-an-dat-dai-ngan-sach.md", "viec-can-lam.md")
    for match in re.finditer(
        r"^```markdown\n(?P<text>---\n.*?^kind: (?P<kind>\w+)$.*?)^```$",
        (GUIDES / name).read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return make_folder(tmp_path_factory.mktemp("examples"))


def test_each_kind_that_is_hard_to_begin_has_an_example() -> None:
    assert set(EXAMPLES) == {"question", "dialogue", "survey", "project", "sanction", "life_event"}


def test_the_examples_are_valid_pages(folder: Folder) -> None:
    for kind, text in EXAMPLES.items():
        folder.write(f"content/sngv/khac/{kind.replace('_', '-')}.vi.md", text)
    library, faults = folder.read()
    assert faults == ()
    assert {page.kind.name for page in library.pages} == set(EXAMPLES)
