"""Pure functions from bytes and Arrow tables to Arrow tables and rejects."""
