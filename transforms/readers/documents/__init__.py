"""Documents of offices: PDF and DOCX."""
