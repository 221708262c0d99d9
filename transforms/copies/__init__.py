"""Copies: signatures of texts, pairs that share text, and the clusters they form."""
