"""Maps drawn at build time from the GeoJSON files of pages."""
