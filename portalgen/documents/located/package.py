"""The parts of an office file (a zip of XML checked by `container`), their relationships, and shared helpers."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from portalgen.documents.container import verify_container
from portalgen.documents.content import DamagedDocumentError
from portalgen.documents.features import FeatureLog
from portalgen.documents.located.model import UnshownKind
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.office_features import find_office_features
from portalgen.frozen import frozen
from portalgen.store.digest import digest_bytes

_FEATURES: Final[Mapping[str, UnshownKind]] = {
    "script": "script",
    "launch": "launch",
    "program": "program",
    "macro": "macro",
    "remote": "remote",
    "dde": "dde",
}
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".svg", ".webp")
_FOLDERS: Final[tuple[tuple[str, UnshownKind], ...]] = (
    ("/embeddings/", "embedded_file"),
    ("/charts/chart", "chart"),
    ("/chartex/", "chart"),
    ("/pivottables/", "pivot"),
    ("/pivotcache/", "pivot"),
    ("/activex/", "form"),
    ("/ctrlprops/", "form"),
    ("/ink/", "drawing"),
    ("xl/connections.xml", "remote"),
)


@frozen
class Relationship:
    """A target that a part names by an id: another part, or an address."""

    type: str
    """The last word of its address."""
    target: str
    is_external: bool


class OfficePackage:
    """The members of a verified file."""

    def __init__(self, path: Path) -> None:
        verify_container(path)
        self._archive = zipfile.ZipFile(path)
        self.names = tuple(self._archive.namelist())

    def tree(self, name: str) -> Element:
        """The tree of a part."""
        # Parts with a DTD were refused before, so no entity can expand or be fetched.
        return fromstring(self._archive.read(name))  # noqa: S314 - read in a process with limits of time and memory

    def data(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._archive.read(name)

    def find_main_part(self) -> str:
        """Return the first part of the package. Raises DamagedDocumentError if it is missing."""
        found = (each.target for each in self.relationships("").values() if each.type == "officeDocument")
        name = next(found, "")
        if name not in self.names:
            raise DamagedDocumentError
        return name

    def require(self, name: str) -> None:
        """Raise DamagedDocumentError if a part is missing."""
        if name not in self.names:
            raise DamagedDocumentError

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return the relationships of a part, by their ids."""
        folder, _, file = part.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.names:
            return {}
        return {each.get("Id", ""): _relationship(each, folder) for each in self.tree(name)}


def _relationship(each: Element, folder: str) -> Relationship:
    target = each.get("Target", "")
    is_external = each.get("TargetMode", "") == "External"
    resolved = target if is_external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(each.get("Type", "").rpartition("/")[2], resolved, is_external)


def note_office_members(path: Path, package: OfficePackage, document: LocatedDocument) -> None:
    """Note the pictures, charts, embedded files and the code of an office file."""
    features = FeatureLog()
    document.is_truncated |= not find_office_features(path, features)
    for each in features.features():
        if each.kind in _FEATURES:
            for _ in range(min(each.count, 1_000)):
                document.note(_FEATURES[each.kind], name=", ".join(each.places))
    for name in package.names:
        kind = _kind_of_member(name.lower())
        if kind is not None:
            document.note(kind, digest_bytes(package.data(name)), name)
    for name in package.names:
        if name.endswith(".rels"):
            folder, _, file = name.removesuffix(".rels").rpartition("/")
            part = f"{folder.removesuffix('_rels')}{file}"
            _note_relationships(package, package.relationships(part), document)


def _kind_of_member(name: str) -> UnshownKind | None:
    if "vbaproject" in name:
        return "macro"
    if "/media/" in name:
        return "picture" if name.endswith(_PICTURES) else "media"
    folder = next((kind for part, kind in _FOLDERS if part in name and "/_rels/" not in name), None)
    if folder == "chart" and ("/style" in name or "/colors" in name):
        return None
    return folder


def _note_relationships(
    package: OfficePackage, relationships: Mapping[str, Relationship], document: LocatedDocument
) -> None:
    """Note external pictures, and whole documents shown within this document."""
    for each in relationships.values():
        if each.is_external and each.type == "image":
            document.note("linked_picture", digest_bytes(each.target.encode()), each.target)
        elif each.type in ("aFChunk", "subDocument") and each.target in package.names:
            document.note("embedded_file", digest_bytes(package.data(each.target)), each.target)


def local_name(tag: object) -> str:
    """Return the name of an element without its namespace; "" for other nodes."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace; "" if absent."""
    for key, value in element.attrib.items():
        if key == name or key.rpartition("}")[2] == name:
            return value
    return ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next((each for each in element if local_name(each.tag) == name), None) if element is not None else None


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements of this name below another."""
    return (each for each in element.iter() if local_name(each.tag) == name)
