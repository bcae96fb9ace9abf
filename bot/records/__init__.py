"""What `--json` prints: plain dictionaries, each described in docs/schemas/."""
