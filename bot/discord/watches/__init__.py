"""What people watch, and posts of what is new of it."""
