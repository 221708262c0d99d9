"""The index beside the lake: where the rows lie that share a band, an article or a pair (docs/scale.md)."""
