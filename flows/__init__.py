"""Prefect flows and the command line: when, in what order, with what retries."""

from flows.prefect_environment import set_environment

# Prefect reads the environment when it is imported, and nothing of waqai imports it before this package.
set_environment()
