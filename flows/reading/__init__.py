"""Files to articles in processes that may be killed, and their results to batches."""
