"""What a question asks: its kind, whose words, on what topic, from when."""
