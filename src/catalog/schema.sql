-- Times are seconds since 1970 in UTC; sizes are bytes; booleans are 0 or 1.
-- `worker` names the kernel lock (a file in locks/) that whoever is at work on the row holds. A row in
-- a passing state whose lock is free was left by a process that died.

CREATE TABLE instance (
    id                  TEXT PRIMARY KEY,
    region              TEXT NOT NULL,
    zone                TEXT NOT NULL,
    status              TEXT NOT NULL,
    name                TEXT NOT NULL,
    description         TEXT NOT NULL,
    host_name           TEXT NOT NULL,
    image               TEXT NOT NULL,
    instance_type       TEXT NOT NULL,
    key_pair            TEXT NOT NULL,
    resource_group      TEXT NOT NULL,
    deletion_protection INTEGER NOT NULL,
    stopped_mode        TEXT NOT NULL,
    created             INTEGER NOT NULL,
    started             INTEGER,
    worker              TEXT
) STRICT;
CREATE INDEX instance_region ON instance(region, created);

CREATE TABLE disk (
    id                   TEXT PRIMARY KEY,
    region               TEXT NOT NULL,
    zone                 TEXT NOT NULL,
    status               TEXT NOT NULL,
    kind                 TEXT NOT NULL,              -- system or data
    category             TEXT NOT NULL,
    performance_level    TEXT,                       -- of an ESSD
    size                 INTEGER NOT NULL,
    name                 TEXT NOT NULL,
    description          TEXT NOT NULL,
    resource_group       TEXT NOT NULL,
    portable             INTEGER NOT NULL,
    delete_with_instance INTEGER NOT NULL,
    delete_auto_snapshot INTEGER NOT NULL,
    enable_auto_snapshot INTEGER NOT NULL,
    bursting             INTEGER NOT NULL,
    provisioned_iops     INTEGER,
    multi_attach         INTEGER NOT NULL,
    image                TEXT NOT NULL,              -- the image a system disk came from, or empty
    source_snapshot      TEXT,                       -- the snapshot the disk was made from
    instance             TEXT REFERENCES instance(id),
    device               TEXT NOT NULL,              -- empty when detached
    origin_instance      TEXT,                       -- the instance a system disk was made for
    ever_attached        INTEGER NOT NULL,
    created              INTEGER NOT NULL,
    attached             INTEGER,
    detached             INTEGER,
    adopted              TEXT,                       -- path of an image used in place
    rollback_to          TEXT,                       -- while ReIniting: the snapshot, or NULL for an empty disk
    worker               TEXT,
    stamp                TEXT                        -- the image's stamp at the last capture, as JSON
) STRICT;
CREATE INDEX disk_region ON disk(region, created);
CREATE INDEX disk_instance ON disk(instance) WHERE instance IS NOT NULL;
CREATE INDEX disk_source ON disk(source_snapshot) WHERE source_snapshot IS NOT NULL;
CREATE INDEX disk_passing ON disk(worker) WHERE worker IS NOT NULL;

-- All snapshots of one disk. Stays while it has snapshots, also when the disk is gone.
CREATE TABLE chain (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    region        TEXT NOT NULL,
    last_sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot (
    id               TEXT PRIMARY KEY,
    chain            INTEGER NOT NULL REFERENCES chain(number),
    sequence         INTEGER NOT NULL,
    region           TEXT NOT NULL,
    status           TEXT NOT NULL,
    category         TEXT NOT NULL,
    kind             TEXT NOT NULL,                  -- user or auto
    name             TEXT NOT NULL,
    description      TEXT NOT NULL,
    resource_group   TEXT NOT NULL,
    created          INTEGER NOT NULL,
    modified         INTEGER NOT NULL,
    retention_days   INTEGER,
    instant_access   INTEGER NOT NULL,
    instant_access_days INTEGER,
    progress         INTEGER NOT NULL,               -- percent
    disk_size        INTEGER NOT NULL,               -- of the disk at that point in time
    disk_kind        TEXT NOT NULL,
    disk_category    TEXT NOT NULL,
    instance         TEXT,                           -- the instance the disk was attached to
    full_blocks      INTEGER NOT NULL,               -- non-zero blocks of the content
    digest           BLOB,                           -- of the content; set when accomplished
    worker           TEXT,
    UNIQUE (chain, sequence)
) STRICT;
CREATE INDEX snapshot_region ON snapshot(region, created);
CREATE INDEX snapshot_passing ON snapshot(worker) WHERE worker IS NOT NULL;

CREATE TABLE tag (
    resource TEXT NOT NULL,
    kind     TEXT NOT NULL,                          -- instance, disk, snapshot
    region   TEXT NOT NULL,
    key      TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (resource, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_region ON tag(region, kind, key, value);

CREATE TABLE client_token (
    region      TEXT NOT NULL,
    operation   TEXT NOT NULL,
    token       TEXT NOT NULL,
    fingerprint BLOB NOT NULL,                       -- of the other parameters
    answer      TEXT NOT NULL,
    created     INTEGER NOT NULL,
    PRIMARY KEY (region, operation, token)
) STRICT, WITHOUT ROWID;

-- A sealed pack that an extent refers to, or did.
CREATE TABLE pack (
    number INTEGER PRIMARY KEY,
    region TEXT NOT NULL,
    name   TEXT NOT NULL UNIQUE,
    slots  INTEGER NOT NULL,
    bytes  INTEGER NOT NULL                          -- length of the file
) STRICT;

-- Blocks start … start+length of a chain, stored in `pack` from `first_slot` on, seen by the snapshots
-- born … died-1 (died NULL: by the newest and whatever follows).
CREATE TABLE extent (
    chain      INTEGER NOT NULL REFERENCES chain(number),
    start      INTEGER NOT NULL,
    length     INTEGER NOT NULL CHECK (length > 0),
    born       INTEGER NOT NULL,
    died       INTEGER CHECK (died > born),
    pack       INTEGER NOT NULL REFERENCES pack(number),
    first_slot INTEGER NOT NULL
) STRICT;
CREATE INDEX extent_current ON extent(chain, start) WHERE died IS NULL;
CREATE INDEX extent_born ON extent(chain, born);
CREATE INDEX extent_died ON extent(chain, died) WHERE died IS NOT NULL;
CREATE INDEX extent_pack ON extent(pack);

-- What is to be removed from a region's store when nobody is at work there: an object, or '' when only
-- a look at everything can tell.
CREATE TABLE unswept (
    region TEXT NOT NULL,
    object TEXT NOT NULL,
    PRIMARY KEY (region, object)
) STRICT, WITHOUT ROWID;
