"""Measuring answers on a file of questions whose answers are known."""
