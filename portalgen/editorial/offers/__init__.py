"""Between boards (QĐ 2111, Điều 8): what one offers, what another answers, and whose clock runs meanwhile."""
