-- Snapshots of several disks with one point in time.
CREATE TABLE snapshot_group (
    id             TEXT PRIMARY KEY,
    region         TEXT NOT NULL,
    status         TEXT NOT NULL,
    name           TEXT NOT NULL,
    description    TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    instance       TEXT,                              -- the instance it was made for, if it was for one
    created        INTEGER NOT NULL,
    worker         TEXT
) STRICT;
CREATE INDEX snapshot_group_region ON snapshot_group(region, created);

CREATE TABLE group_member (
    snapshot       TEXT PRIMARY KEY REFERENCES snapshot(id) ON DELETE CASCADE,
    snapshot_group TEXT NOT NULL REFERENCES snapshot_group(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_group ON group_member(snapshot_group);
