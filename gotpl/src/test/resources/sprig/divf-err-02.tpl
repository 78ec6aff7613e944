{{ addf (float64 "nan") }}
