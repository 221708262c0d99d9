"""What crawlers keep: web archives."""
