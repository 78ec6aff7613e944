{{ mustMerge (dict) (list) }}
