CREATE TABLE image (
    id             TEXT PRIMARY KEY,
    region         TEXT NOT NULL,
    status         TEXT NOT NULL,
    name           TEXT NOT NULL,
    description    TEXT NOT NULL,
    family         TEXT NOT NULL,                    -- or empty
    version        TEXT NOT NULL,                    -- or empty
    platform       TEXT NOT NULL,
    architecture   TEXT NOT NULL,
    boot_mode      TEXT NOT NULL,
    imds_support   TEXT NOT NULL,                    -- v1 or v2
    nvme_support   TEXT NOT NULL,                    -- supported, unsupported or empty
    license        TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    is_copy        INTEGER NOT NULL,                 -- made by copying another image
    is_public      INTEGER NOT NULL,
    created        INTEGER NOT NULL,
    worker         TEXT,
    UNIQUE (region, name)
) STRICT;
CREATE INDEX image_region ON image(region, created);
CREATE INDEX image_passing ON image(worker) WHERE worker IS NOT NULL;

-- The disks that an instance made from an image gets.
CREATE TABLE image_disk (
    image    TEXT NOT NULL REFERENCES image(id),
    device   TEXT NOT NULL,
    kind     TEXT NOT NULL,                          -- system or data
    size     INTEGER NOT NULL,
    snapshot TEXT,                                   -- NULL: an empty data disk
    PRIMARY KEY (image, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX image_disk_snapshot ON image_disk(snapshot) WHERE snapshot IS NOT NULL;

-- The accounts that an image is shared with.
CREATE TABLE image_share (
    image   TEXT NOT NULL REFERENCES image(id),
    account TEXT NOT NULL,
    shared  INTEGER NOT NULL,
    PRIMARY KEY (image, account)
) STRICT, WITHOUT ROWID;
