"""Thai digits, dates, money, order and text: pure functions on the standard library alone."""
