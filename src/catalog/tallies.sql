-- How many rows there are to list: of a table in a region, and of snapshots in a chain. A list that brings another number
-- lacks rows whose columns are not what was written. See `tally`.
CREATE TABLE tally (
    list   TEXT NOT NULL,                            -- a table, or 'chain_snapshot'
    owner  TEXT NOT NULL,                            -- the region, or the number of the chain
    number INTEGER NOT NULL,
    PRIMARY KEY (list, owner)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER chain_comes AFTER INSERT ON chain BEGIN
    INSERT INTO tally VALUES ('chain', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER chain_goes AFTER DELETE ON chain BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'chain' AND owner = OLD.region;
END;

CREATE TRIGGER disk_comes AFTER INSERT ON disk BEGIN
    INSERT INTO tally VALUES ('disk', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER disk_goes AFTER DELETE ON disk BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'disk' AND owner = OLD.region;
END;

CREATE TRIGGER image_comes AFTER INSERT ON image BEGIN
    INSERT INTO tally VALUES ('image', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER image_goes AFTER DELETE ON image BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'image' AND owner = OLD.region;
END;

CREATE TRIGGER instance_comes AFTER INSERT ON instance BEGIN
    INSERT INTO tally VALUES ('instance', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER instance_goes AFTER DELETE ON instance BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'instance' AND owner = OLD.region;
END;

CREATE TRIGGER policy_comes AFTER INSERT ON policy BEGIN
    INSERT INTO tally VALUES ('policy', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER policy_goes AFTER DELETE ON policy BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'policy' AND owner = OLD.region;
END;

CREATE TRIGGER snapshot_comes AFTER INSERT ON snapshot BEGIN
    INSERT INTO tally VALUES ('snapshot', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER snapshot_goes AFTER DELETE ON snapshot BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'snapshot' AND owner = OLD.region;
END;

CREATE TRIGGER snapshot_group_comes AFTER INSERT ON snapshot_group BEGIN
    INSERT INTO tally VALUES ('snapshot_group', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER snapshot_group_goes AFTER DELETE ON snapshot_group BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'snapshot_group' AND owner = OLD.region;
END;

CREATE TRIGGER task_comes AFTER INSERT ON task BEGIN
    INSERT INTO tally VALUES ('task', NEW.region, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER task_goes AFTER DELETE ON task BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'task' AND owner = OLD.region;
END;

CREATE TRIGGER chain_snapshot_comes AFTER INSERT ON snapshot BEGIN
    INSERT INTO tally VALUES ('chain_snapshot', CAST(NEW.chain AS TEXT), 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER chain_snapshot_goes AFTER DELETE ON snapshot BEGIN
    UPDATE tally SET number = number - 1 WHERE list = 'chain_snapshot' AND owner = CAST(OLD.chain AS TEXT);
END;

-- Numbers of chains are used again.
CREATE TRIGGER chain_tally_goes AFTER DELETE ON chain BEGIN
    DELETE FROM tally WHERE list = 'chain_snapshot' AND owner = CAST(OLD.number AS TEXT);
END;
