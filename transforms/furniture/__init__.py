"""Site furniture that repeats across a source's articles: found, judged and removed."""
