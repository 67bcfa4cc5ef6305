-- Blocks that are stored as what differs from other blocks: those of `base_pack` from `base_slot` on, which
-- are themselves stored whole. NULL where the extent's own blocks are.
ALTER TABLE extent ADD COLUMN base_pack INTEGER REFERENCES pack(number);
ALTER TABLE extent ADD COLUMN base_slot INTEGER CHECK ((base_slot IS NULL) = (base_pack IS NULL));
CREATE INDEX extent_base ON extent(base_pack) WHERE base_pack IS NOT NULL;
