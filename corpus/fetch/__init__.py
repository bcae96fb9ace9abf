"""Reading the web: feeds and pages, politely, and without trusting either."""
