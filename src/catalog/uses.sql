-- Each time instant access was enabled: that is billed, also when the snapshot is gone.
CREATE TABLE instant_access_use (
    snapshot TEXT PRIMARY KEY,
    region   TEXT NOT NULL,
    time     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX instant_access_use_region ON instant_access_use(region, time);
INSERT INTO instant_access_use (snapshot, region, time)
    SELECT id, region, created FROM snapshot WHERE instant_access = 1;

-- The process of the worker that does a task.
ALTER TABLE task ADD COLUMN process INTEGER;
