"""The Discord side: what people ask there and what they see; the only part that imports discord."""
