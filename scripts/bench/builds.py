"""One round of builds of one tool: cold, again from a restored cache, after an edit, and with nothing changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from measure import Measure, RunFailedError
from tools import PORTALGEN, Place, Tool, build

EDITED: Final = "\nĐoạn này được thêm khi đo thời gian dựng lại sau một lần sửa.\n"
OF_PEERS: Final = ("cold", "edit")
OF_PORTALGEN: Final = ("restored", "nothing")
MEASURES: Final = (*OF_PEERS, *OF_PORTALGEN)
CACHE: Final = Path(".portalgen", "cache")
"""What CI keeps of portalgen from one run to the next, below the project."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one tool."""

    pair: int
    measure: str
    tool: str
    taken: Measure
    load: float
    """Processes that wanted to run in the minute before."""
    pages: int = 0
    """HTML pages in the output; 0 where they are not counted."""
    size: int = 0
    """Bytes of the output; 0 where they are not counted."""


def wanted_of(tool: str, measures: Collection[str]) -> tuple[str, ...]:
    """Those of the asked measures that this tool has a build for."""
    return tuple(each for each in MEASURES if each in measures and (tool == PORTALGEN or each in OF_PEERS))


def samples(tool: Tool, sources: Path, place: Place, measures: Collection[str], pair: int) -> Iterator[Sample]:
    """Build a fresh copy of the project as often as the measures need, each as a sample. `RunFailedError` ends the round."""
    wanted = wanted_of(tool.name, measures)
    if not wanted:
        return
    prepare(sources / tool.name, place.project)
    place.cache.mkdir(parents=True)
    cold = take(tool.cold(place), place, Sample(pair, "cold", tool.name, _NOTHING, 0.0))
    if "cold" in wanted:
        yield counted(cold, place.output)
    if "restored" in wanted:
        yield _restored(tool, sources, place, pair)
    if "edit" in wanted or "nothing" in wanted:
        page = edit(place.project, tool.sources)
        sample = take(tool.edit(place), place, Sample(pair, "edit", tool.name, _NOTHING, 0.0))
        check_edit(page, place.output)
        if "edit" in wanted:
            yield sample
    if "nothing" in wanted:
        yield take(tool.edit(place), place, Sample(pair, "nothing", tool.name, _NOTHING, 0.0))


_NOTHING: Final = Measure(0.0, 0.0, 0.0, 0, 0)


def take(command: list[str], place: Place, sample: Sample) -> Sample:
    """Run a build whose sources are in the page cache and after whose predecessors nothing is left to be written."""
    os.sync()
    load = os.getloadavg()[0]
    return replace(sample, taken=build(command, place), load=load)


def prepare(source: Path, project: Path) -> None:
    """A copy of a project with the times of now, as a clone has them, all of it in the page cache."""
    shutil.copytree(source, project, copy_function=shutil.copyfile)
    for folder, _, names in os.walk(project):
        for name in names:
            Path(folder, name).read_bytes()


def counted(sample: Sample, output: Path) -> Sample:
    """The sample with the pages and bytes that were made, so that leaving something out cannot look fast."""
    made = [file for file in output.glob("[!.]*/**/*") if file.is_file()]
    # portalgen alone makes a page for an outage, from no source.
    pages = sum(file.suffix == ".html" and not file.name.startswith("503.") for file in made)
    return replace(sample, pages=pages, size=sum(file.stat().st_size for file in made))


def edit(project: Path, pattern: str) -> Path:
    """Append a paragraph to the page in the middle and return its path."""
    pages = sorted(project.glob(pattern))
    page = pages[len(pages) // 2]
    with page.open("a", encoding="utf-8") as file:
        file.write(EDITED)
    return page


def check_edit(page: Path, output: Path) -> None:
    """`RunFailedError` where no page of this name shows what was added."""
    pages = output.glob(f"*/{page.parent.name}/{page.name.partition('.')[0]}/index.html")
    if not any(EDITED.strip() in file.read_text(encoding="utf-8") for file in pages):
        raise RunFailedError(f"the edit of {page.name} is not in the output")


def _restored(tool: Tool, sources: Path, place: Place, pair: int) -> Sample:
    """Another fresh copy of the project, with nothing from before but the cache."""
    fresh = replace(
        place, project=place.project.with_name("restored"), output=place.output.with_name("restored-public")
    )
    prepare(sources / tool.name, fresh.project)
    if (place.project / CACHE).is_dir():
        shutil.copytree(place.project / CACHE, fresh.project / CACHE, copy_function=shutil.copyfile)
    return take(tool.cold(fresh), fresh, Sample(pair, "restored", tool.name, _NOTHING, 0.0))
