"""Fields of a record: what scrapers call them and what they hold."""
