-- Where a disk of an image was imported from, as the request wrote it; empty if it was not.
ALTER TABLE image_disk ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE image_disk ADD COLUMN bucket TEXT NOT NULL DEFAULT '';
ALTER TABLE image_disk ADD COLUMN object TEXT NOT NULL DEFAULT '';

-- Whether an image supports secure boot: supported, unsupported, or empty.
ALTER TABLE image ADD COLUMN secure_boot TEXT NOT NULL DEFAULT '';

-- Tags of copied images were once kept in the region of their source.
UPDATE tag SET region = (SELECT region FROM image WHERE id = resource)
WHERE kind = 'image' AND resource IN (SELECT id FROM image);

-- The instances whose system disk was replaced since a group was made.
CREATE TABLE replaced_system (
    snapshot_group TEXT NOT NULL REFERENCES snapshot_group(id) ON DELETE CASCADE,
    instance       TEXT NOT NULL,
    PRIMARY KEY (snapshot_group, instance)
) STRICT, WITHOUT ROWID;
