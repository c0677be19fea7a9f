"""Thai digits, dates, money and text. Pure; the standard library is enough."""
