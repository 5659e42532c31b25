"""Roles: their holders now and over time."""
