"""A press release to proposed records, for a person to accept."""
