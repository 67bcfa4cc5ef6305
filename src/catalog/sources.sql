-- The files that disks were copied from, as they were then: what else is in them by now can be told, and brought into
-- the disk.
CREATE TABLE file_source (
    disk    TEXT PRIMARY KEY REFERENCES disk(id) ON DELETE CASCADE,
    path    BLOB NOT NULL,           -- absolute; a file name need not be text
    format  TEXT NOT NULL,
    is_said INTEGER NOT NULL,        -- whether somebody said the format, rather than that it was recognised
    stamp   TEXT                     -- of the file, as JSON; a block device has none
) STRICT, WITHOUT ROWID;
