-- What is at work, and what it found.

-- Long work that goes on after its request was answered, or that the service lists as a task.
CREATE TABLE task (
    id       TEXT PRIMARY KEY,
    region   TEXT NOT NULL,
    action   TEXT NOT NULL,          -- the operation that began it
    subject  TEXT NOT NULL,          -- the resource it works on
    job      TEXT NOT NULL,          -- what a worker is told to do, or empty
    status   TEXT NOT NULL,
    progress INTEGER NOT NULL,       -- percent
    created  INTEGER NOT NULL,
    finished INTEGER,
    error    TEXT,                   -- why it failed
    worker   TEXT                    -- the lock that whoever does it holds
) STRICT;
CREATE INDEX task_region ON task(region, created);
CREATE INDEX task_passing ON task(worker) WHERE worker IS NOT NULL;

-- Disks whose images a rollback is writing to: neither old nor new.
CREATE TABLE rewriting (
    disk TEXT PRIMARY KEY REFERENCES disk(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What verify found damaged: a slot of a pack, or the whole pack (NULL).
CREATE TABLE damage (
    region TEXT NOT NULL,
    pack   TEXT NOT NULL,
    slot   INTEGER
) STRICT;
CREATE INDEX damage_region ON damage(region);

-- Instant access that ends by itself.
CREATE INDEX snapshot_instant ON snapshot(created)
    WHERE instant_access = 1 AND instant_access_days IS NOT NULL;
