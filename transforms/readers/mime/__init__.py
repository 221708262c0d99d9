"""Mail, mailboxes and saved pages: MIME messages."""
