-- What is known of the hash of a damaged block: its first 16 bytes. Of a pack that is damaged as a whole there is a row
-- without a slot, and one for each slot of which the hash is known.
ALTER TABLE damage ADD COLUMN hash BLOB;
-- Whether no snapshot needs the block any more.
ALTER TABLE damage ADD COLUMN spent INTEGER NOT NULL DEFAULT 0;
