-- Every disk can be detached, system disks too.
ALTER TABLE disk DROP COLUMN portable;
