"""From the database to figures."""
