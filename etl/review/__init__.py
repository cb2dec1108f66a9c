"""Proposals that people decide on, and the records that come of it."""
