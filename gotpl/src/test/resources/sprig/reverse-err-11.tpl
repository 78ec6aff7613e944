{{ mustReverse (dict) }}
