"""What data files cost: the corpus of news on 150 sites in the theme of the program, built without them and with them.

Run as `.venv/bin/python scripts/bench/open_data.py --pages N [--work FOLDER]`. Both portals have the same pages. Each is
built cold, then again after the text of one article was edited, after a title was, and with nothing changed; search is
left out. `--rounds` repeats the edits, whose medians are printed; memory is the highest proportional share of all
processes together.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import corpus
import yaml
from large_sites import PROGRAM, ROOT
from measure import Measure, run
from news import Shape

SETTINGS: Final = ("open_data", "item_data", "section_feeds")
AT: Final = "2026-06-30T08:00"


def main() -> int:
    """Build both portals and print a table; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="folder for the portals; a temporary one")
    options = parser.parse_args()
    for switched_on in (False, True):
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            corpus.write(Path(folder), Shape(options.pages, 150, 1), ("portalgen",))
            root = Path(folder) / "portalgen"
            set_profiles(root, switched_on=switched_on)
            print("with data files" if switched_on else "without")
            for name, measures in measure_portal(root, options.rounds):
                wall = statistics.median(each.wall for each in measures)
                processor = statistics.median(each.processor for each in measures)
                memory = max(each.memory for each in measures) / 2**20
                print(f"  {name}: {wall:.2f} s, processor {processor:.2f} s, {memory:,.0f} MiB")
            files = [each for each in (root / "public").rglob("*") if each.is_file()]
            print(f"  {len(files):,} files, {sum(each.stat().st_size for each in files) / 2**20:,.1f} MiB", flush=True)
    return 0


def set_profiles(root: Path, *, switched_on: bool) -> None:
    """Give every site of a portal the theme of the program, which can show data, and its data files where they are on."""
    profiles = root / "site-config" / "profiles.yaml"
    written = yaml.safe_load(profiles.read_text("utf-8"))
    for profile in written["profiles"].values():
        profile["theme"] = "default"
        if switched_on:
            profile.update(dict.fromkeys(SETTINGS, "true"))
    profiles.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")


def measure_portal(root: Path, rounds: int) -> Iterator[tuple[str, list[Measure]]]:
    """Yield what each kind of build took."""
    yield "cold", [build(root)]
    pages = sorted((root / "content").rglob("*.vi.md"))
    chosen = pages[:: len(pages) // (2 * rounds) or 1][: 2 * rounds]
    yield "text of one article edited", [edit(root, page, "\n---\n\n", "\n---\n\nSửa. ") for page in chosen[:rounds]]
    yield "title of one article edited", [edit(root, page, "\ntitle: ", "\ntitle: Sửa ") for page in chosen[rounds:]]
    yield "nothing changed", [build(root)]


def edit(root: Path, page: Path, old: str, new: str) -> Measure:
    """Change one page and build."""
    text = page.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{page} has no {old!r} to change")
    page.write_text(text.replace(old, new, 1), "utf-8")
    return build(root)


def build(root: Path) -> Measure:
    """Build the portal of a folder into its `public` folder."""
    command = (*PROGRAM, "--root", str(root), "build", "--no-search", "--at", AT)
    return run(command, root, {"PYTHONPATH": str(ROOT)})


if __name__ == "__main__":
    sys.exit(main())
