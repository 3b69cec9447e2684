"""A site's own measures for external measurement (NĐ 224/2026 Art. 12(2)): a table of measures and their document."""
