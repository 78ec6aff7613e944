{{ mustCompact 1 }}
