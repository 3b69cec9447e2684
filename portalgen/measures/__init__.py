"""The measures of a site for its evaluation (NĐ 224/2026 Art. 12(2)): a table of measures and their document."""
