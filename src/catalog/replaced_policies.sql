-- The policy that a disk's policy took the place of, if it did.
ALTER TABLE policy_disk ADD COLUMN replaced TEXT;
