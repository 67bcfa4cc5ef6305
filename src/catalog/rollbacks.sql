-- Why a rollback failed half way; NULL while one is at it, or was killed at it.
ALTER TABLE rewriting ADD COLUMN error TEXT;

-- What an image that is used in place was when it was last seen.
ALTER TABLE disk ADD COLUMN seen TEXT;

-- The newest number in the disk's chain when it was last re-initialised.
ALTER TABLE disk ADD COLUMN begun_after INTEGER;
