-- Copies of a disk's snapshots in a region stand in a chain of their own, which has the id of the
-- disk's chain: `copies` tells them apart.
CREATE TABLE new_chain (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,
    region        TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    copies        INTEGER NOT NULL DEFAULT 0,
    UNIQUE (id, region, copies)
) STRICT;
INSERT INTO new_chain (number, id, region, last_sequence) SELECT number, id, region, last_sequence FROM chain;
DROP TABLE chain;
ALTER TABLE new_chain RENAME TO chain;

-- A snapshot that was copied from another region. The source may be gone.
CREATE TABLE copy (
    snapshot      TEXT PRIMARY KEY REFERENCES snapshot(id) ON DELETE CASCADE,
    source        TEXT NOT NULL,
    source_region TEXT NOT NULL
) STRICT, WITHOUT ROWID;
