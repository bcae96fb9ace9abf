"""Which passages matter: passages, vectors, words, and the versions that hold them."""
