"""The commands of ``smegraph``, by what a user is after: making, asking, reading. Each parses, calls, prints."""
