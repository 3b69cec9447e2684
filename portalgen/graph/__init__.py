"""The graph at a moment: sections, translations, taxonomies and neighbours of pages."""
