"""What agencies send: NewsML, NITF and IPTC 7901, each to the fields and the body of its articles."""
