"""A plugin of Pelican that makes the whole portal in one run: its homes, lists, terms, feeds and site maps."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from derived import Entry, Portal, terms_of
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.readers import MarkdownReader, Readers

HERE = Path(__file__).parent


class Reader(MarkdownReader):
    """Keeps the headings, which Pelican's own reader drops."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of a page."""
        content, metadata = super().read(source_path)
        metadata["contents"] = self._md.toc_tokens
        return content, metadata


def add_reader(readers: Readers) -> None:
    """Read Markdown with headings."""
    readers.reader_classes["md"] = Reader


def arrange(generator: ArticlesGenerator) -> None:
    """Sort the articles into sites once all are read. Pelican's own categories and dates are not used: finding the dates of one category compares all articles with it."""
    portal = Portal(HERE)
    for article in generator.articles:
        terms = {"field": terms_of(article.field.split(",")), "tag": terms_of(article.tag.split(","))}
        day = article.date.date()
        article.entry = Entry(article.id, article.title, article.summary, day, f"/{article.url}", terms)
        portal.sites[article.office].entries.append(article.entry)
    portal.arrange(lambda name, values: generator.env.get_template(name).render(values))
    generator.portal = portal
    generator.categories, generator.dates = [], []


def frame(generator: ArticlesGenerator, content: Article) -> None:
    """Give an article what its template shows."""
    portal: Portal = generator.portal
    content.portal = SimpleNamespace(**portal.news(portal.sites[content.office], content.entry))


def write_derived(generator: ArticlesGenerator, writer: Any) -> None:
    """Write everything else."""
    portal: Portal = generator.portal
    for path, name, values in portal.outputs():
        writer.write_file(path, generator.env.get_template(name), {"localsiteurl": ""}, **values)
    for site in portal.sites.values():
        folder = Path(generator.output_path, site.host, "assets")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "site.css", folder / "site.css")


class register_with_pelican:  # noqa: N801 - Pelican asks a plugin for `register`
    """The plugin."""

    __name__ = "portal"

    @staticmethod
    def register() -> None:
        """Take part in a run."""
        signals.readers_init.connect(add_reader)
        signals.article_generator_finalized.connect(arrange)
        signals.article_generator_write_article.connect(frame)
        signals.article_writer_finalized.connect(write_derived)
