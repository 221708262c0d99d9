"""What agencies send: NewsML, NITF, IPTC 7901, and other records in XML."""
