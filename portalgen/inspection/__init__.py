"""Rules over the HTML of pages that a build made."""
