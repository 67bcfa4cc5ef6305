-- Frozen clones that are kept after their capture: what the next capture of the disk compares with.

-- Only disks for which somebody said so.
CREATE TABLE clone_setting (
    disk TEXT PRIMARY KEY REFERENCES disk(id) ON DELETE CASCADE,
    keep INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A clone whose row is gone is removed by whoever takes the row away, or by the next run.
CREATE TABLE kept_clone (
    disk     TEXT PRIMARY KEY REFERENCES disk(id) ON DELETE CASCADE,
    snapshot TEXT NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,  -- whose content the clone has
    file     TEXT NOT NULL,          -- the snapshot at whose capture it was made, which names the file
    stamp    TEXT NOT NULL           -- of the file, as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_clone_snapshot ON kept_clone(snapshot);
CREATE INDEX kept_clone_file ON kept_clone(file);
