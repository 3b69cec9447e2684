"""Rules for the HTML of built pages."""
