"""What holds for all tests."""

from hypothesis import settings

# No test asserts a time: an example may take long on a machine that has more to do.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
