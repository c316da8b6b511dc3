"""SQL of the warehouse: migrations, views, checks and example queries, as files."""
