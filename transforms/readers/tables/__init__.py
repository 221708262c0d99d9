"""Tables: separated values, Parquet and Arrow."""
