"""How fast the ETL and the dashboard are, as ratios measured in one run."""
