"""Random people at work on one portal: from a seed, one step after the other. The same seed gives the same steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from portalgen.config.values import parse_datetime
from tests.makers.incremental.config_edits import CONFIG_EDITS
from tests.makers.incremental.content_edits import CONTENT_EDITS
from tests.makers.incremental.faults import FAULTS, WRONG_DATE
from tests.makers.incremental.sketch import files_of
from tests.makers.incremental.start import start
from tests.makers.incremental.steps import (
    FRESH,
    HERE,
    IN_PLACE,
    REPLACED,
    SAME_TIME,
    SESSION,
    Change,
    Clone,
    Damage,
    Run,
    Spoil,
    Step,
    differences,
)
from tests.makers.incremental.theme_edits import THEME_EDITS
from tests.makers.invented.hearing import SOON
from tests.makers.portal import AT, paths

TABLES = ((45, CONTENT_EDITS), (22, CONFIG_EDITS), (18, THEME_EDITS))
OUTSIDE = ("cache", "cache", "clone", "output", "output", "output", "host", "manifest", "nothing")
"""What happens to files that no editor edits."""
SPOILS = ("removed", "cut", "garbage")
DAMAGES = ("removed", "cut", "longer", "garbage")
SEARCHED = 40
"""One step in so many is built with search, which takes seconds."""


class Editor:
    """Thinks up the next step. `out` is where the lasting output lies, of which some files are damaged."""

    def __init__(self, seed: int, out: Path) -> None:
        self._random = Random(seed)
        self._out = out
        self._sketch = start()
        self._good = self._sketch.copy()
        self._run = Run(AT)
        self._whole = True
        """Whether everything that was edited stands in the output."""
        self._number = 0

    def begin(self) -> dict[str, bytes]:
        """The files before the first step."""
        return files_of(self._sketch)

    def next(self, written: bool) -> Step:
        """The next step, after one whose pages were `written` or not."""
        if written and not self._run.sites:
            self._good = self._sketch.copy()
        self._whole = written and not self._run.sites
        self._number += 1
        before = files_of(self._sketch)
        name, outside = self._edited(written)
        way = self._random.choices((IN_PLACE, REPLACED, SAME_TIME), (6, 2, 2))[0]
        changes = (*differences(before, files_of(self._sketch), way), *outside)
        self._run = self._next_run(name)
        return Step(f"{self._number}. {name}", changes, self._run)

    def _edited(self, written: bool) -> tuple[str, tuple[Change, ...]]:
        dice = self._random.random()
        if not written and dice < 0.6:
            self._sketch = self._good.copy()
            return "mended", ()
        if dice < 0.70:
            return self._one_edit(), ()
        if dice < 0.80:
            return " + ".join(self._one_edit() for _ in range(self._random.randint(2, 4))), ()
        if dice < 0.85:
            return self._random.choice(FAULTS)(self._sketch, self._random) or "nothing", ()
        if dice < 0.90:
            return "time", ()
        return self._outside()

    def _one_edit(self) -> str:
        """One edit; where there was nothing to do, another."""
        while True:
            (table,) = self._random.choices([table for _, table in TABLES], [weight for weight, _ in TABLES])
            (edit,) = self._random.choices([edit for _, edit in table], [weight for weight, _ in table])
            done = edit(self._sketch, self._random)
            if done:
                return done

    def _outside(self) -> tuple[str, tuple[Change, ...]]:
        files = paths(self._out)
        found = [path for path in files if "/pagefind" not in path]
        kind = self._random.choice(OUTSIDE)
        if kind == "cache":
            how = self._random.choice(SPOILS)
            return f"cache {how}", (Spoil(how),)
        if kind == "clone":
            return "fresh clone", (Clone(self._random.choice((1_000_000_000, 1_900_000_000))),)
        if kind == "output" and found:
            how = self._random.choice(DAMAGES)
            chosen = self._random.sample(found, min(3, len(found)))
            return f"output files {how}", tuple(Damage(path, how) for path in chosen)
        if kind == "host" and found:
            host = self._random.choice(found).partition("/")[0]
            return f"host {host} removed", (Damage(host, "removed"),)
        if kind == "manifest" and self._whole:
            how = self._random.choice(SPOILS)
            indexes = {path[: path.index("/", path.index("/pagefind") + 1)] for path in files if "/pagefind" in path}
            lost = (Damage(folder, "removed") for folder in sorted(indexes))
            return f"manifest {how}", (*self._sheets(how), *lost)
        return "nothing", ()

    def _sheets(self, how: str) -> list[Damage]:
        """Damage of the manifest, of one site or of all."""
        folder = self._out / ".portalgen" / "sites"
        found = sorted(file.relative_to(self._out).as_posix() for file in folder.glob("*.json"))
        chosen = found if self._random.random() < 0.5 else found[: self._random.randint(0, len(found))][-1:]
        return [Damage(path, how) for path in chosen]

    def _next_run(self, name: str) -> Run:
        """The next build: mostly of everything, at the same time, in one process."""
        random, last = self._random, self._run
        lost = name.startswith("manifest")
        at, unpublished = last.at, last.unpublished
        sites: tuple[str, ...] = ()
        if not lost:  # else what no manifest names any more could not be removed
            at = self._moment() if name == "time" or random.random() < 0.05 else last.at
            unpublished = random.random() < (0.5 if last.unpublished else 0.04)
            sites = self._some_sites(0.3 if last.sites else 0.12)
        return replace(
            last,
            at=at,
            jobs=1 + self._number % 2,
            sites=sites,
            unpublished=unpublished,
            search=not sites and self._number % SEARCHED == 0,
            process=random.choices((FRESH, HERE, SESSION), (4, 2, 4))[0],
            killed=random.choice((0.01, 0.03, 0.06)) if random.random() < 0.04 and not sites else 0,
        )

    def _some_sites(self, chance: float) -> tuple[str, ...]:
        """With this chance one or two sites; else none, which means all."""
        names = self._sketch.sites()
        if self._random.random() >= chance:
            return ()
        return tuple(sorted(self._random.sample(names, self._random.randint(1, 2))))

    def _moment(self) -> datetime:
        """A time at which something changes, a minute before it, or any other."""
        written = [
            parse_datetime(text.keys[key])
            for text in self._sketch.texts.values()
            for key in (
                "publish_at",
                "expires_at",
                "date",
                "event_start",
                "event_end",
                "effective",
                "expires",
                "issued",
                "opens",
                "closes",
                "opened",
                "starts",
                "ends",
                "begins",
                "questions_from",
                "due",
                "answered",
                "week_to",
            )
            if text.keys.get(key, WRONG_DATE) != WRONG_DATE
        ]
        changes = (text.keys.get("withdrawn") for text in self._sketch.texts.values())
        written += [parse_datetime(each["at"]) for each in changes if each]
        if written and self._random.random() < 0.7:
            return self._random.choice(written) + timedelta(
                days=self._random.choice((0, 0, 1, 1 - SOON)), minutes=self._random.choice((-1, 0, 1, 1439, 1440))
            )
        return AT + timedelta(minutes=self._random.randint(-20_000, 20_000))
