"""PDF (ISO 32000): the text layer page by page, and the text of annotations such as stamps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portalgen.documents.content import DocumentTooLargeError, EncryptedDocumentError, OpenedDocument
from portalgen.documents.features import FeatureLog
from portalgen.documents.limits import MAX_PAGES
from portalgen.documents.pdf_features import find_notes, find_pdf_features
from portalgen.on_demand import on_demand

with on_demand():
    import pypdf
    from pypdf import errors as pypdf_errors


def read_pdf(path: Path) -> OpenedDocument:
    """Open a PDF; a PDF that only forbids printing or changing (an empty user password) is read."""
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and reader.decrypt("") == pypdf.PasswordType.NOT_DECRYPTED:
        raise EncryptedDocumentError
    count = len(reader.pages)
    features = FeatureLog()
    is_complete = find_pdf_features(reader, features) and count <= MAX_PAGES
    parts = _parts(reader, min(count, MAX_PAGES), features)
    return OpenedDocument(parts, count, _author(reader), is_truncated=not is_complete, features=features)


def _author(reader: pypdf.PdfReader) -> str:
    metadata = reader.metadata
    return str(metadata.author or "") if metadata else ""


def _parts(reader: pypdf.PdfReader, count: int, features: FeatureLog) -> Iterator[str | None]:
    for number in range(count):
        try:
            page = reader.pages[number]
            yield page.extract_text()
            yield from _annotations(page)
            find_notes(page, number + 1, features)
        except MemoryError:
            raise
        except pypdf_errors.LimitReachedError:
            raise DocumentTooLargeError from None
        except Exception:  # a page that the library fails on, with any exception, is lost; the remaining pages are read
            yield None


def _annotations(page: pypdf.PageObject) -> Iterator[str]:
    for reference in page.annotations or ():
        written = reference.get_object().get("/Contents")
        if written:
            yield str(written)
