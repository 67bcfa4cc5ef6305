-- Snapshots whose manifests no longer count: they were deleted, or have failed. A manifest that comes back after a power
-- cut is told by this from one that a newer catalog wrote. Only the newest are kept.
CREATE TABLE forgotten (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE
) STRICT;
