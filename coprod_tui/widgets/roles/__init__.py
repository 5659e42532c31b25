"""Roles and their holders: the panel beside the contributions, the list of all roles, and details."""
