"""The texts of the repository at the commit of a release, and whether a served page is made of the one that its list names.

The list of a host is the word of whoever built the release. So the name of a text in it is believed only as far as the words
of that text, at that commit, stand on the page that was served.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.former_objects import hash_object
from portalgen.history.repository import Repository
from portalgen.publish.manifest import ReleasedFile, ReleaseManifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.page_words import read_page_words
from portalgen.text.normalization import nfc

_PAGE: Final = ".md"
_PAGE_FILE: Final = "index.html"
_OF_SECTION: Final = "_index"
_OF_FOLDER: Final = "index"
_ORIGINAL: Final = "vi"
_TOMBSTONE: Final = "tombstone"
_VIETNAM: Final = timezone(timedelta(hours=7))
_COMMIT_LETTERS: Final = 12
_LONGEST_SHOWN: Final = 160


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it was received, with what the list of its host says of it."""

    host: str
    path: str
    """In the list of the host."""
    row: ReleasedFile
    body: bytes


@dataclass(frozen=True, slots=True)
class EditorsText:
    """A text that an editor wrote."""

    head: Mapping[str, Tree]
    body: str

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""
        return str(self.head.get("title") or "")


class CommitTexts:
    """The regular files of one commit."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository, self._commit = repository, commit

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Path to the id of what it holds."""
        return list_files_at(self._repository, self._commit)

    @cached_property
    def _paths_by_blob(self) -> Mapping[str, str]:
        return {blob: path for path, blob in self.files.items() if path.startswith(f"{CONTENT_FOLDER}/")}

    @cached_property
    def hosts(self) -> Mapping[str, str]:
        """Host by the id of its site, as the configuration has them."""
        folder = f"{CONFIG_FOLDER}/sites/"
        paths = {blob: path for path, blob in self.files.items() if path.startswith(folder)}
        found = {}
        for blob, data in read_blobs(self._repository, dict.fromkeys(paths)) if paths else ():
            tree, _ = parse_yaml(YamlText(data.decode("utf-8", "replace"), paths[blob], "CFG"))
            values = as_mapping(tree) or {}
            found[str(values.get("id"))] = str(values.get("host"))
        return found

    def find_same_file(self, data: bytes) -> str:
        """Return the path below `content` of a file with these bytes that is no text of a page; empty where there is none."""
        like = next(iter(self.files.values()), "")
        blob = hash_object("blob", data, like)
        path = self._paths_by_blob.get(blob, "")
        if not path or path.endswith(_PAGE):
            return ""
        return path if dict(read_blobs(self._repository, [blob]))[blob] == data else ""

    def find_problem(self, served: ReceivedFile, manifest: ReleaseManifest) -> Answer | None:
        """Return why a page is not made of the text that its list names; None where nothing speaks against it."""
        return next(self._list_problems(served, manifest), None)

    def find_unnamed(self, served: ReceivedFile) -> str:
        """Return the text that lies in the place of a page whose list names none; empty where there is none."""
        folder = posixpath.dirname(served.path)
        if served.row.redirect_to or posixpath.basename(served.path) != _PAGE_FILE:
            return ""
        for site in (each for each, host in self.hosts.items() if host == served.host):
            below = posixpath.join(CONTENT_FOLDER, site, folder)
            names = (f"{below}.{_ORIGINAL}{_PAGE}", *(f"{below}/{each}.{_ORIGINAL}{_PAGE}" for each in (_OF_FOLDER, _OF_SECTION)))  # fmt: skip
            for path in names:
                if path in self.files and self._is_at_its_place(path):
                    return path
        return ""

    def _is_at_its_place(self, path: str) -> bool:
        """Return whether a text is shown where its file lies, as far as its keys say: not later, not under another name."""
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
        if self.hosts and not _is_address_of(source, text, served.path):
            yield Answer("source_elsewhere", values)
        if served.row.gone_reason and not _is_gone(text, served.row.gone_reason, manifest.clock):
            yield Answer("notice_unfounded", values)
        missing = find_missing_words(text, source, served)
        if missing:
            yield Answer("words_not_of_source", {**values, "expected": missing[:_LONGEST_SHOWN]})

    def _read_text(self, path: str) -> EditorsText:
        blob = self.files[path]
        return parse_text(dict(read_blobs(self._repository, [blob]))[blob], path)


def parse_text(data: bytes, path: str) -> EditorsText:
    """Return the text that a file holds, whatever is wrong with it."""
    parts = split_source(data)
    if parts is None:
        return EditorsText({}, data.decode("utf-8", "replace"))
    keys = head_keys_of(head_yaml_of(data, parts, path))
    return EditorsText(keys, data[parts.body_start :].decode("utf-8", "replace"))


def _is_content_path(path: str) -> bool:
    parts = path.split("/")
    is_below = len(parts) >= 3 and parts[0] == CONTENT_FOLDER
    return is_below and path.endswith(_PAGE) and not {"", ".", ".."} & set(parts)


def _is_address_of(source: str, text: EditorsText, path: str) -> bool:
    """Return whether the last name of a page's address is that of its text; a section's name is another in each language."""
    name = PurePosixPath(source).name.split(".")[0]
    if name == _OF_SECTION:
        return True
    own = PurePosixPath(source).parent.name if name == _OF_FOLDER else name
    return PurePosixPath(path).parent.name == str(text.head.get("slug") or own)


def _is_gone(text: EditorsText, reason: str, clock: datetime) -> bool:
    """Return whether the text says that there is a notice in its place."""
    if reason == "removed":
        return text.head.get("kind") == _TOMBSTONE
    try:
        until = datetime.fromisoformat(str(text.head.get("expires_at")))
    except ValueError:
        return False
    return (until if until.tzinfo else until.replace(tzinfo=_VIETNAM)) <= clock


def find_missing_words(text: EditorsText, source: str, served: ReceivedFile) -> str:
    """Return the first words of a text that its page does not show, in their order; empty where it shows all."""
    from portalgen.render.markdown.body_words import list_body_runs

    page = read_page_words(served.body)
    shown, title = nfc(page.shown), _without_space(text.title)
    if not any(title in nfc(each) for each in page.titles) and title:
        return text.title
    if served.row.gone_reason:
        return ""
    language = PurePosixPath(source).name.split(".")[-2]
    end = 0
    for run in list_body_runs(text.body, language):
        letters = _without_space(run)
        start = shown.find(letters, end)
        if start < 0:
            return run.strip()
        end = start + len(letters)
    return ""


def _without_space(text: str) -> str:
    return "".join(nfc(text).split())
