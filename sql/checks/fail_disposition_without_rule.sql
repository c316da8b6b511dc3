-- A paragraph was removed, and no rule says why.
SELECT page_id, "position", disposition FROM paragraph WHERE disposition <> 'kept' AND rule IS NULL
