"""Who holds which role and who held it when."""
