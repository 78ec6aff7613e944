{{ mulf (float64 "inf") 1 }}
