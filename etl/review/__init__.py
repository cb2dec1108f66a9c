"""Proposals to records: what is under review, what was decided, and the way into data/records."""
