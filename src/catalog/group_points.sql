-- Whether the point in time of a group is fixed: its images are frozen, so that its disks and instances may change.
ALTER TABLE snapshot_group ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;
