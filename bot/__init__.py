"""What to say: answers with checked citations, on the command line and in Discord."""
