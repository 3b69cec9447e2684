"""Pages that were corrected, superseded, withdrawn or removed."""
