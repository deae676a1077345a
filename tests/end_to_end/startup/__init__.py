"""A folder for PYTHONPATH: a program started with it lives in the world of its test."""
