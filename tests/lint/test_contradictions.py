"""Facts that contradict each other are found, and true pages that look like them are left alone.

Two people wrote 80 mistakes and 80 clean pages each. They knew the purpose of the checks and the guide for editors, and
neither the rules nor the code. The pages stand in the shipped portal, whose register of communes and former agencies
they need.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from portalgen.lint.model import Finding
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import AT
from tests.makers.word_users import Files, read_cases

pytestmark = pytest.mark.heavy

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = Path(__file__).resolve().parent / "contradictions"
SITES: Final = ("muine", "sngv")
NOT_ASKED: Final = frozenset(("ATT207", "DOC214", "DOC220", "KND214", "KND208", "TXT220", "DDL202"))
"""What pages lack besides their mistake: abstracts, files, links, and a history."""
SILENT: Final[Mapping[str, frozenset[str]]] = {
    "first": frozenset(("31", "38", "50")),
    "second": frozenset(("21", "27", "40", "46", "80")),
}
"""Mistakes that no check finds, by their numbers: forms that true pages have as well."""


@cache
def find_cases(folder: Path, name: str) -> Mapping[str, list[Finding]]:
    """Return the findings of each case of a set, by the name of the case."""
    cases = {
        f"{kind[0]}{head}": files
        for kind in ("mistakes", "clean")
        for head, files in read_cases(FOLDER / f"{name}-{kind}.txt").items()
    }
    root = folder / name
    for part in ("site-config", "content", "themes"):
        shutil.copytree(ROOT / part, root / part)
    kinds = sorted({path.split("/")[2] for files in cases.values() for path in files})
    for site in SITES:
        add_sections(root / f"site-config/sites/{site}.yaml", kinds)
    owners = dict(write_cases(root, cases))
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in lint(LintOptions(root, AT, jobs=1)).findings:
        owner = owners.get(each.place.path.rpartition("/")[0])
        if owner is not None and each.code not in NOT_ASKED:
            found[owner].append(each)
    return {case: found[case] for case in cases}


def add_sections(file: Path, folders: list[str]) -> None:
    """Add a section for each kind of page to the settings of a site."""
    rows = "".join(
        f"  - {{path: {each}, names: {{vi: {each}, en: {each}}}, kinds: [{each.removeprefix('c-').replace('-', '_')}], "
        "missing_translation: notice}\n"
        for each in folders
    )
    text = file.read_text("utf-8")
    head = "own_sections:\n"
    file.write_text(text.replace(head, head + rows, 1) if head in text else f"{text}{head}{rows}", "utf-8")


def write_cases(root: Path, cases: Mapping[str, Files]) -> dict[str, str]:
    """Write the files of all cases; return the case of each folder."""
    owners = {}
    for case, files in cases.items():
        for path, content in files.items():
            assert content is not None
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
            owners[path.rpartition("/")[0]] = case
    return owners


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_fact_that_contradicts_another_is_found(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = find_cases(tmp_path_factory.getbasetemp() / "contradictions", name)
    silent = {case[1:3] for case, findings in found.items() if case.startswith("m") and not findings}
    assert silent == SILENT[name]


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_true_page_that_looks_like_a_contradiction_is_left_alone(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = find_cases(tmp_path_factory.getbasetemp() / "contradictions", name)
    assert {
        case: [each.code for each in findings] for case, findings in found.items() if case[0] == "c" and findings
    } == {}
