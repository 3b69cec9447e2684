"""Metadata in the head of a page: Dublin Core, Open Graph, and JSON-LD with the schema.org vocabulary."""
