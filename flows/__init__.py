"""Prefect flows and the command line: when, in what order, with what retries."""
