"""The output formats of the office's reports, one per file; `formats` has their table."""
