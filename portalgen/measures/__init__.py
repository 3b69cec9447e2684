"""What a site knows of itself, for whoever measures it (NĐ 224/2026 Art. 12(2)): a table of measures and their document."""
