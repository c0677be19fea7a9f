"""Fiscal years: sealed when they are over, published side by side, never rebuilt."""
