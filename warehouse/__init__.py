"""The lake: its tables, its commits, its views."""
