-- Automatic snapshot policies, and what they have to do.

CREATE TABLE policy (
    id                  TEXT PRIMARY KEY,
    region              TEXT NOT NULL,
    name                TEXT NOT NULL,
    hours               INTEGER NOT NULL,                -- a bit for each of 0 … 23, UTC+8
    weekdays            INTEGER NOT NULL,                -- a bit for each of 1 (Monday) … 7
    retention_days      INTEGER,                         -- NULL: for ever
    resource_group      TEXT NOT NULL,
    created             INTEGER NOT NULL,
    copies              INTEGER NOT NULL,                -- whether snapshots are copied to another region
    copy_region         TEXT,
    copy_retention_days INTEGER                          -- NULL: for ever
) STRICT;
CREATE INDEX policy_region ON policy(region, created);

-- The policy of a disk: at most one. It goes with the disk, and with the policy.
CREATE TABLE policy_disk (
    disk   TEXT PRIMARY KEY REFERENCES disk(id) ON DELETE CASCADE,
    policy TEXT NOT NULL REFERENCES policy(id) ON DELETE CASCADE,
    due    INTEGER NOT NULL                              -- the slot that comes next, or was missed
) STRICT;
CREATE INDEX policy_disk_policy ON policy_disk(policy);
CREATE INDEX policy_disk_due ON policy_disk(due);

-- Copies to other regions that are still to be made.
CREATE TABLE due_copy (
    snapshot       TEXT PRIMARY KEY REFERENCES snapshot(id) ON DELETE CASCADE,
    region         TEXT NOT NULL,
    retention_days INTEGER                               -- of the copy; NULL: for ever
) STRICT;

CREATE INDEX snapshot_automatic ON snapshot(chain, sequence) WHERE kind = 'auto' AND status <> 'failed';
CREATE INDEX snapshot_expiry ON snapshot(created + retention_days * 86400) WHERE retention_days IS NOT NULL;
