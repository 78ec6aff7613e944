{{ subf 1 (float64 "-inf") }}
