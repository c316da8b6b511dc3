"""Faults that take minutes to try: ``python dev.py fault``. The tests try a few of each kind."""
