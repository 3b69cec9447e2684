"""An auditor's questions about the audited history, each answered by a report."""
