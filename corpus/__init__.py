"""What was published: articles and transcripts, read, cleaned and cut into sentences."""
