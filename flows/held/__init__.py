"""What becomes of records that are held: shown, replayed, released or dropped."""
