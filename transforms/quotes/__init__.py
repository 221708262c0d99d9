"""Who said what: quotations and reported speech in a text, by rules."""
