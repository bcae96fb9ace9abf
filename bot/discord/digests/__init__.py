"""Digests of servers, posted when they are due."""
