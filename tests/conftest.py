"""What holds for all tests."""

from hypothesis import settings

# The gate gives the same verdict on the same code, however busy the machine;
# `pytest --hypothesis-profile=explore` looks for examples nobody has seen.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")
