"""Files that hold other files: archives and compressed files."""
