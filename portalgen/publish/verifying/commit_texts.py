"""The texts of the repository at the commit of a release, compared with the served pages that name them in their list.

The list of a host is a claim of the release's builder. So the name of a text in it is accepted only if the words of
that text, at that commit, are on the served page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from portalgen.config.own_sections import list_section_trees
from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.former_objects import hash_object
from portalgen.history.repository import Repository
from portalgen.on_demand import on_demand
from portalgen.plan.segments import PAGE_NUMBER_SEGMENT
from portalgen.publish.manifest import ReleasedFile, ReleaseManifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.page_words import read_page_words
from portalgen.text.normalization import nfc

with on_demand():
    from portalgen.render.markdown import body_words

_PAGE: Final = ".md"
_PAGE_FILE: Final = "index.html"
_OF_SECTION: Final = "_index"
_OF_FOLDER: Final = "index"
_ORIGINAL: Final = "vi"
_TOMBSTONE: Final = "tombstone"
_TITLE_SEPARATOR: Final = " - "
"""Before the name of the site, in the title of a page."""
_PROFILES_FILE: Final = f"{CONFIG_FOLDER}/profiles.yaml"
_MADE_FILES: Final = frozenset({_PAGE_FILE, "index.txt"})
"""Files of the program in the folder of a page."""
_VIETNAM: Final = timezone(timedelta(hours=7))
_COMMIT_LETTERS: Final = 12
_LONGEST_SHOWN: Final = 160


@frozen
class ReceivedFile:
    """A file as received, with its row in the list of its host."""

    host: str
    path: str
    """In the list of the host."""
    row: ReleasedFile
    body: bytes


@frozen
class EditorsText:
    """An editor's text."""

    head: Mapping[str, Tree]
    body: str

    @property
    def title(self) -> str:
        """Its title; empty if it has none."""
        return str(self.head.get("title") or "")


@frozen
class SectionAddresses:
    """The addresses of a site's sections."""

    host: str
    prefixes: Mapping[str, str]
    """By language."""
    segments: Mapping[tuple[str, str], str]
    """By section and language, if it differs from the section's name."""

    def describe_lists(self, source: str) -> re.Pattern[str] | None:
        """Return a pattern for the addresses of an `_index` file's list; None if its language is not of the site."""
        language = PurePosixPath(source).name.split(".")[-2]
        prefix = self.prefixes.get(language)
        if prefix is None:
            return None
        parts = source.split("/")[2:-1]
        names = (self.segments.get(("/".join(parts[: end + 1]), language), each) for end, each in enumerate(parts))
        number = PAGE_NUMBER_SEGMENT.text(language)
        base = re.escape(prefix + "".join(f"{each}/" for each in names))
        return re.compile(f"{base}(?:{number}-[1-9][0-9]*/)?{re.escape(_PAGE_FILE)}")


def read_section_addresses(site: Mapping[str, Tree], profiles: Mapping[str, Tree]) -> SectionAddresses:
    """Return the values in a site's file and its profile; errors in them raise no exception."""
    profile = as_mapping(profiles.get(str(site.get("profile")))) or {}
    languages = _list_mappings(site.get("languages", profile.get("languages")))
    path = str(site.get("path") or "").rstrip("/")
    return SectionAddresses(
        str(site.get("host")),
        {str(each.get("code")): f"{path}{each.get('prefix') or '/'}" for each in languages},
        {
            (str(each.get("path")), language): str(segment)
            for each in list_section_trees(site, profile)
            for language, segment in (as_mapping(each.get("slugs")) or {}).items()
        },
    )


def _list_mappings(tree: Tree) -> list[Mapping[str, Tree]]:
    return [each for each in map(as_mapping, tree) if each is not None] if isinstance(tree, list | tuple) else []


class CommitTexts:
    """The regular files of a commit."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository, self._commit = repository, commit

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Path to blob id."""
        return list_files_at(self._repository, self._commit)

    @cached_property
    def _paths_by_blob(self) -> Mapping[str, str]:
        return {blob: path for path, blob in self.files.items() if path.startswith(f"{CONTENT_FOLDER}/")}

    @cached_property
    def hosts(self) -> Mapping[str, str]:
        """Host by the id of its site, from the configuration."""
        return {site: each.host for site, each in self._sites.items()}

    @cached_property
    def _sites(self) -> Mapping[str, SectionAddresses]:
        """By id; a site with an invalid file has no languages."""
        folder = f"{CONFIG_FOLDER}/sites/"
        profiles = as_mapping(self._read_yaml((_PROFILES_FILE,)).get(_PROFILES_FILE, {}).get("profiles")) or {}
        trees = self._read_yaml(tuple(path for path in self.files if path.startswith(folder)))
        return {str(each.get("id")): read_section_addresses(each, profiles) for each in trees.values()}

    def _read_yaml(self, paths: Sequence[str]) -> dict[str, Mapping[str, Tree]]:
        """Return the contents of those files that the commit has, by path."""
        asked = [self.files[path] for path in paths if path in self.files]
        held = dict(read_blobs(self._repository, dict.fromkeys(asked))) if asked else {}
        texts = {path: held[self.files[path]].decode("utf-8", "replace") for path in paths if path in self.files}
        return {path: as_mapping(parse_yaml(YamlText(text, path, "CFG"))[0]) or {} for path, text in texts.items()}

    def find_same_file(self, data: bytes) -> str:
        """Return the path below `content` of a file with these bytes, except texts of pages; empty if there is none."""
        like = next(iter(self.files.values()), "")
        blob = hash_object("blob", data, like)
        path = self._paths_by_blob.get(blob, "")
        if not path or path.endswith(_PAGE):
            return ""
        return path if dict(read_blobs(self._repository, [blob]))[blob] == data else ""

    def find_other_file(self, served: ReceivedFile) -> str:
        """Return the file with other bytes in the place of a download; empty if there is none."""
        name = posixpath.basename(served.path)
        if name in _MADE_FILES or name.endswith(_PAGE):
            return ""
        for _, below in self._find_folders(served):
            for path in (posixpath.join(below, name), posixpath.join(posixpath.dirname(below), name)):
                if path in self.files:
                    return path
        return ""

    def find_problem(self, served: ReceivedFile, manifest: ReleaseManifest) -> Answer | None:
        """Return why a page was not made from the text named in its list; None without a contradiction."""
        return next(self._list_problems(served, manifest), None)

    def find_unnamed(self, served: ReceivedFile) -> str:
        """Return the text in the place of a page without a text in its list; empty if there is none."""
        if served.row.redirect_to or posixpath.basename(served.path) != _PAGE_FILE:
            return ""
        for site, below in self._find_folders(served):
            names = (f"{below}.{_ORIGINAL}{_PAGE}", *(f"{below}/{each}.{_ORIGINAL}{_PAGE}" for each in (_OF_FOLDER, _OF_SECTION)))  # fmt: skip
            for path in (each for each in names if each in self.files):
                lists = self._sites[site].describe_lists(path) if _is_of_section(path) else None
                is_elsewhere = lists is not None and not lists.fullmatch(f"/{served.path}")
                if path == served.row.source or (not is_elsewhere and self._is_at_its_place(path)):
                    return path
        return ""

    def _find_folders(self, served: ReceivedFile) -> Iterator[tuple[str, str]]:
        """Yield each site of a host, with the folder of texts for a file's folder, if no name differs."""
        address = f"{posixpath.dirname(f'/{served.path}').rstrip('/')}/"
        for site, each in self._sites.items():
            prefix = each.prefixes.get(_ORIGINAL, "/")
            if each.host == served.host and address.startswith(prefix):
                yield site, posixpath.join(CONTENT_FOLDER, site, address.removeprefix(prefix)).rstrip("/")

    def _is_at_its_place(self, path: str) -> bool:
        """Return True if a text is shown in the place of its file, by its keys.

        It is then not shown later, and not under another name.
        """
        return not {"slug", "draft", "publish_at", "expires_at"} & self._read_text(path).head.keys()

    def _list_problems(self, served: ReceivedFile, manifest: ReleaseManifest) -> Iterator[Answer]:
        source = served.row.source
        values = {
            "source": source,
            "commit": manifest.commit[:_COMMIT_LETTERS],
            "path": f"{served.host}/{served.path}",
        }
        if not _is_content_path(source):
            yield Answer("source_invalid", values)
            return
        if source not in self.files:
            yield Answer("source_not_in_commit", values)
            return
        if not served.path.endswith(_PAGE_FILE):
            yield Answer("source_elsewhere", values)
        site = source.split("/")[1]
        if self.hosts and self.hosts.get(site) != served.host:
            yield Answer("source_of_other_site", {**values, "site": site, "host": self.hosts.get(site, "–")})
        text = self._read_text(source)
        if _is_of_section(source):
            lists = self._sites[site].describe_lists(source) if site in self._sites else None
            if lists is None:
                yield Answer("source_not_judged", values)
            elif not lists.fullmatch(f"/{served.path}"):
                yield Answer("source_elsewhere", values)
        elif self.hosts and not _is_address_of(source, text, served.path):
            yield Answer("source_elsewhere", values)
        other = self.find_unnamed(served)
        if other and other != source:
            yield Answer("other_text_there", {**values, "other": other})
        if served.row.gone_reason and not _is_gone(text, served.row.gone_reason, manifest.clock):
            yield Answer("notice_unfounded", values)
        if not served.row.gone_reason and _is_gone(text, "removed", manifest.clock):
            yield Answer("notice_not_named", values)
        missing = find_missing_words(text, source, served)
        if missing:
            yield Answer("words_not_of_source", {**values, "expected": missing[:_LONGEST_SHOWN]})

    def _read_text(self, path: str) -> EditorsText:
        blob = self.files[path]
        return parse_text(dict(read_blobs(self._repository, [blob]))[blob], path)


def parse_text(data: bytes, path: str) -> EditorsText:
    """Return the text in a file, whatever errors it has."""
    parts = split_source(data)
    if parts is None:
        return EditorsText({}, data.decode("utf-8", "replace"))
    keys = head_keys_of(head_yaml_of(data, parts, path))
    return EditorsText(keys, data[parts.body_start :].decode("utf-8", "replace"))


def _is_content_path(path: str) -> bool:
    parts = path.split("/")
    is_below = len(parts) >= 3 and parts[0] == CONTENT_FOLDER
    return is_below and path.endswith(_PAGE) and not {"", ".", ".."} & set(parts)


def _is_of_section(source: str) -> bool:
    return PurePosixPath(source).name.split(".")[0] == _OF_SECTION


def _is_address_of(source: str, text: EditorsText, path: str) -> bool:
    """Return True if the last name of a page's address is that of its text."""
    name = PurePosixPath(source).name.split(".")[0]
    own = PurePosixPath(source).parent.name if name == _OF_FOLDER else name
    return PurePosixPath(path).parent.name == str(text.head.get("slug") or own)


def _is_gone(text: EditorsText, reason: str, clock: datetime) -> bool:
    """Return True if the text says that there is a notice in its place."""
    if reason == "removed":
        return text.head.get("kind") == _TOMBSTONE
    try:
        until = datetime.fromisoformat(str(text.head.get("expires_at")))
    except ValueError:
        return False
    return (until if until.tzinfo else until.replace(tzinfo=_VIETNAM)) <= clock


def find_missing_words(text: EditorsText, source: str, served: ReceivedFile) -> str:
    """Return the first words of a text missing from its page, in order; empty if it shows all."""
    page = read_page_words(served.body)
    shown, title = nfc(page.shown), _without_space(text.title)
    head = nfc(page.head_title)
    titles = (*page.titles, head, head.rpartition(_TITLE_SEPARATOR)[0])
    if title not in {_without_space(each) for each in titles} and title:
        return text.title
    if served.row.gone_reason:
        return ""
    language = PurePosixPath(source).name.split(".")[-2]
    end = 0
    for run in body_words.list_body_runs(text.body, language):
        letters = _without_space(run)
        start = shown.find(letters, end)
        if start < 0:
            return run.strip()
        end = start + len(letters)
    return ""


def _without_space(text: str) -> str:
    return "".join(nfc(text).split())
