"""What the data must look like, and the gate that holds it to that."""
