"""What an auditor asks of the audited history, each question a report."""
