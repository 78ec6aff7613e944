{{ htmlDateInZone 0 }}
