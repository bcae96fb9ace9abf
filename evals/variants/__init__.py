"""How well tellings of one statement in several articles are put together, and two kept apart."""
