"""The list of contributions: its index, its orders and the search in it."""
