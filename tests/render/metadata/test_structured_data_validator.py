"""What the validator of Adobe finds in JSON-LD of the described portal. `scripts/test --full` installs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.makers.described_portal import write_described_portal
from tests.makers.schema_org import read_json_ld, write_vocabulary

HERE = Path(__file__).resolve().parents[2] / "structured_data"
PROGRAM = HERE / "validate.js"

pytestmark = [pytest.mark.long, pytest.mark.needs("node", "npm"), pytest.mark.timeout(300)]


def validate(nodes: list[dict[str, Any]], folder: Path) -> Any:
    """What the validator finds in nodes; it asks no network."""
    if not (HERE / "node_modules").exists():
        pytest.fail(f"no validator; scripts/install-structured-data-validator puts it into {HERE.name}/", pytrace=False)
    vocabulary, pages = folder / "vocabulary.json", folder / "nodes.json"
    vocabulary.write_text(json.dumps(write_vocabulary()), "utf-8")
    pages.write_text(json.dumps(nodes), "utf-8")
    run = subprocess.run(
        ["node", PROGRAM, vocabulary, pages], cwd=HERE, capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(run.stdout)


def test_the_validator_finds_nothing_in_any_page(tmp_path: Path) -> None:
    portal = write_described_portal(tmp_path / "portal")
    portal.build_successfully()
    texts = (path.read_text("utf-8") for path in sorted(portal.out.rglob("index.html")))
    assert validate([node for text in texts if "ld+json" in text for node in read_json_ld(text)], tmp_path) == []


def test_the_validator_does_find_what_is_wrong(tmp_path: Path) -> None:
    nodes = [{"@type": "NewsArticle", "legislationType": "Luật"}, {"@type": "Law"}]
    messages = [each["issueMessage"] for each in validate(nodes, tmp_path)]
    assert messages == [
        'Property "legislationType" for type "NewsArticle" is not supported by the schema.org specification',
        'Type "Law" is not a valid schema.org type',
    ]
