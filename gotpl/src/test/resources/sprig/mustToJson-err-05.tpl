{{ toRawJson (float64 "nan") }}
