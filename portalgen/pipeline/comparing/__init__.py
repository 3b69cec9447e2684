"""What a submission would change for readers: main and what it would become, built at one clock and compared."""
