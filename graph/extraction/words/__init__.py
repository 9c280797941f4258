"""The vocabulary the rules rest on: data only, each list in one place."""
