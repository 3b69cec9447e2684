"""The graph of sections, translations, taxonomies and neighbours at a moment."""
