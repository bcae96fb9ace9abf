"""Whether two texts tell the same: in the same words, in others, or not at all."""
