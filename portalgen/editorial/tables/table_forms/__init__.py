"""The forms in which a report of the editorial office is written, one a file; `formats` has the table of them."""
