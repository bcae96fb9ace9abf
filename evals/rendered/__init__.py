"""What people are shown, read back: every pair of quotation marks encloses words of an article."""
