-- From here on all columns of these tables are sealed, and of disks and snapshots, too. See `seal`.
ALTER TABLE image ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE policy ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot_group ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
