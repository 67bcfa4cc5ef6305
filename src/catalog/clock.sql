-- What the clock said when somebody looked at it: one row, if that was ever.
CREATE TABLE clock_run (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    last     INTEGER NOT NULL,
    since    INTEGER NOT NULL,                           -- since when it has run on, while its time is doubted
    believed INTEGER NOT NULL                            -- the last time that was believed
) STRICT;
