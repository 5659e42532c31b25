"""The role river: who held which role when, drawn over time."""
