-- Snapshots that are kept from being deleted until a time. `start` is NULL while the snapshot progresses.
CREATE TABLE snapshot_lock (
    snapshot TEXT PRIMARY KEY REFERENCES snapshot(id) ON DELETE CASCADE,
    region   TEXT NOT NULL,
    created  INTEGER NOT NULL,
    cool_off INTEGER NOT NULL,       -- hours from `created` in which the lock can still be changed
    days     INTEGER NOT NULL,       -- how long the lock lasts, from `start`
    start    INTEGER
) STRICT;
CREATE INDEX snapshot_lock_region ON snapshot_lock(region, created);

-- What the chains of a region held from a time on.
CREATE TABLE size_sample (
    region TEXT NOT NULL,
    time   INTEGER NOT NULL,
    blocks INTEGER NOT NULL,
    PRIMARY KEY (region, time)
) STRICT, WITHOUT ROWID;
