-- Until when a disk is paid for in advance, as the instance is that it was made with; NULL: it is paid as it is used.
ALTER TABLE disk ADD COLUMN paid_until INTEGER;
