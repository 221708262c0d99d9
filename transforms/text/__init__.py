"""Plain text: decoded, put in normal form, and taken apart into the parts of an article."""
