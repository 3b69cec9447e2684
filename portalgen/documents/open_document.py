"""OpenDocument text, sheets and slides (ISO/IEC 26300), read with the standard library: a zip of XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from portalgen.documents.container import verify_container
from portalgen.documents.content import DamagedDocumentError, EncryptedDocumentError, OpenedDocument
from portalgen.documents.features import FeatureLog
from portalgen.documents.open_document_features import find_open_document_features
from portalgen.documents.paragraphs import OPEN_DOCUMENT, extract_paragraphs

_CREATOR: Final = "{http://purl.org/dc/elements/1.1/}creator"
_FIRST_CREATOR: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"
_MANIFEST: Final = "META-INF/manifest.xml"
_SEEN: Final = ("styles.xml", "content.xml")
"""Headers and footers stand among the styles."""


def read_open_document(path: Path) -> OpenedDocument:
    """The paragraphs, headers, footers, cells and notes of an odt, ods or odp."""
    verify_container(path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise DamagedDocumentError
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise EncryptedDocumentError
        roots = tuple(_tree(archive, name) for name in _SEEN if name in names)
        creator = _creator(_tree(archive, "meta.xml")) if "meta.xml" in names else ""
    features = FeatureLog()
    find_open_document_features(names, roots, features)
    return OpenedDocument(_lines(roots), creator=creator, features=features)


def _tree(archive: zipfile.ZipFile, name: str) -> Element:
    # Parts with a DTD were refused before, so no entity can expand or be fetched.
    return fromstring(archive.read(name))  # noqa: S314 - read in a process with limits of time and memory


def _lines(roots: tuple[Element, ...]) -> Iterator[str]:
    for root in roots:
        yield from extract_paragraphs(root, OPEN_DOCUMENT)


def _creator(meta: Element) -> str:
    creators = (element.text or "" for element in meta.iter() if element.tag in (_CREATOR, _FIRST_CREATOR))
    return next(creators, "")
