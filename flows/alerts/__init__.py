"""Alerts: what is wrong and since when, whom it is told, and whether it has reached them."""
