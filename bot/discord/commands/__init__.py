"""The commands, thin: they defer, delegate and show."""
