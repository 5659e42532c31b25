"""The list of contributions: index, orders and search."""
