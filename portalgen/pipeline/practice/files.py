"""The files of a practice province: settings, items of every section, submissions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.schema import build_schemas
from portalgen.content.starter import build_starter_portal
from portalgen.pipeline.definitions import standard_definitions
from portalgen.pipeline.practice.model import PRACTICE_SITES, PracticeSite, PracticeSubmission
from portalgen.pipeline.practice.templates import fill_template

BEGINNING: Final = timedelta(days=30)
"""How long before its clock a province begins."""
_ITEMS: Final = "items"
_OF_STARTER: Final = ("site-config/legal/", "site-config/lint.yaml", "site-config/redirects.yaml",
                      "site-config/taxonomies.yaml", ".gitignore")  # fmt: skip
"""The files that a practice province has in common with any new portal."""
_GROUP: Final = re.compile(r"^    group: [a-z]+$", re.MULTILINE)
_SECTION: Final = re.compile(r"^      - \{path: ([a-z-]+),", re.MULTILINE)
"""How the shipped `profiles.yaml` writes the profile of each site, in the order of `PRACTICE_SITES`, and its sections."""


def build_practice_files(at: datetime) -> Mapping[str, bytes]:
    """Return path to bytes of the portal with which the province begins, `BEGINNING` before `at`."""
    starter = {path: text for path, text in build_starter_portal(at - BEGINNING) if path.startswith(_OF_STARTER)}
    definitions = standard_definitions()
    schemas = build_schemas(definitions.generated_pages, definitions.kinds)
    settings = dict(_read_filled("site-config", at, MappingProxyType({})))
    return MappingProxyType(
        {
            **_encode(starter),
            **_encode({f"site-config/schema/{name}": text for name, text in schemas}),
            **_encode({f"site-config/{path}": text for path, text in settings.items()}),
            **_encode(dict(_list_items(settings["profiles.yaml"], at))),
        }
    )


def build_submission_files(submission: PracticeSubmission, at: datetime) -> Mapping[str, bytes]:
    """Return path to bytes of the files that a submission adds."""
    folder = f"submissions/{submission.branch.rpartition('/')[2]}"
    return MappingProxyType(_encode(dict(_read_filled(folder, at, MappingProxyType({})))))


def build_approved_files(at: datetime) -> Mapping[str, bytes]:
    """Return path to bytes of the item that the chief of `so` approves while the province is made."""
    return MappingProxyType(_encode(dict(_read_filled("approved", at, MappingProxyType({})))))


def read_guide(at: datetime, words: Mapping[str, str]) -> str:
    """Return the text of the page that a person reads first."""
    return fill_template(_open("DOC-TRUOC.md").read_text("utf-8"), at, words)


def _list_items(profiles: str, at: datetime) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each item, in each site that has its section."""
    _, *groups = _GROUP.split(profiles)
    for site, group in zip(PRACTICE_SITES, groups, strict=True):
        sections = frozenset(_SECTION.findall(group))
        for path, text in _read_filled(_ITEMS, at, _words_of(site)):
            if path.partition("/")[0] in sections:
                yield f"{CONTENT_FOLDER}/{site.id}/{path}", text


def _words_of(site: PracticeSite) -> Mapping[str, str]:
    return MappingProxyType({"site": site.id, "agency": site.name, "chief": site.chief, "level": site.level})


def _read_filled(folder: str, at: datetime, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (path from `folder`, filled text) of the shipped files in it."""
    for path, place in _walk(_open(folder)):
        yield path, fill_template(place.read_text("utf-8"), at, words)


def _walk(folder: Traversable, below: str = "") -> Iterator[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda place: place.name):
        path = f"{below}{each.name}"
        if each.is_dir():
            yield from _walk(each, f"{path}/")
        else:
            yield path, each


def _open(path: str) -> Traversable:
    return files(__package__).joinpath("province", *path.split("/"))


def _encode(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}
