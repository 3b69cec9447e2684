"""What is linked: sections, translations, taxonomies and neighbours, as they stand at one moment."""
