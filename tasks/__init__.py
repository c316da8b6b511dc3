"""The steps of the pipeline: a thin Prefect task each, beside the pure packages they call."""
