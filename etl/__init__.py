"""From records to database: python -m etl."""
