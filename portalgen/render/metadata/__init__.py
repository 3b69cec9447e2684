"""What machines read in the head of a page: Dublin Core, Open Graph, and JSON-LD in the words of schema.org."""
