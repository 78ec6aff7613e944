{{ mustToRawJson (float64 "nan") }}
