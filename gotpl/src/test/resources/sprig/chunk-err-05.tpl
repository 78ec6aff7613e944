{{ mustChunk "1" (list) }}
