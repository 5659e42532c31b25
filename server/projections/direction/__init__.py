"""Where what was said leads, for those who may see it."""
