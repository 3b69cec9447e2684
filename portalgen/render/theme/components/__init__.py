"""Components: their declarations, compared with their macros."""
