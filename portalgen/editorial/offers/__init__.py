"""Exchange between boards (QĐ 2111, Điều 8): offers, answers, and the clocks that run meanwhile."""
