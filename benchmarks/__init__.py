"""One script for each figure that the README quotes; each prints a ratio against a peer in one run."""
