{{ mustToJson (float64 "inf") }}
