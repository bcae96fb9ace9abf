"""A corpus that stays alive: updates from feeds, feeds that fail, sources that are corrected."""
