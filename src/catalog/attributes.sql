-- What instances were given that has no further effect here, as JSON: values by their places in the answers.
ALTER TABLE instance ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';
