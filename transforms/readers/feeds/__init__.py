"""Feeds: RSS, Atom and RDF."""
