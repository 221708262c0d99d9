"""Languages: which ones a text is in, and how sure that is."""
