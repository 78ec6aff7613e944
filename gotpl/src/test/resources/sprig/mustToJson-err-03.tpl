{{ mustToPrettyJson (float64 "-inf") }}
