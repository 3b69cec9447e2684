"""The portal that histories and submissions begin with: the small one, with the law and the rules of the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.makers.portal import FILES

_ROOT: Final = Path(__file__).resolve().parents[2]
_LIMITS: Final = "site-config/legal/deadlines.yaml"


def write_start_portal(folder: Path) -> None:
    """Write it into `folder`: it was adopted at the beginning of 2026, and nothing of it is in Git."""
    law = sorted((_ROOT / "site-config/legal").rglob("*.yaml"))
    rules = [each for each in law if each.name != "duties.yaml"]  # which names sections that the small portal lacks
    rules += [_ROOT / "site-config/governance" / name for name in ("policy.yaml", "waivers.yaml")]
    contents = {**FILES, **{file.relative_to(_ROOT).as_posix(): file.read_text("utf-8") for file in rules}}
    contents["site-config/lint.yaml"] = (_ROOT / "site-config/lint.yaml").read_text("utf-8")
    starts = "evidence_starts: 2026-01-01T00:00"
    contents[_LIMITS] = re.sub(r"^evidence_starts:.*$", starts, str(contents[_LIMITS]), flags=re.MULTILINE)
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
