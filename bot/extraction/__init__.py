"""Whole sentences that tell what is asked, of which summaries, timelines and positions are made."""
