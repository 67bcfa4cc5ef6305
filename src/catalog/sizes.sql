-- How many blocks the extents of a chain are, counted where they come and go: a sum over them all would cost
-- what the disk costs, not what the change does.
ALTER TABLE chain ADD COLUMN blocks INTEGER NOT NULL DEFAULT 0 CHECK (blocks >= 0);
UPDATE chain SET blocks = (SELECT coalesce(sum(length), 0) FROM extent WHERE extent.chain = chain.number);
