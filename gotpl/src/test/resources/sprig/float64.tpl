{{ float64 "1.5e3" }}|
{{ float64 "0x10p2" }}|
{{ float64 "inf" }}|
{{ float64 "1_0" }}|
{{ float64 "abc" }}|
{{ float64 "" }}|
{{ float64 1 }}|
{{ float64 nil }}|
{{ float64 true }}|
{{ typeOf (float64 1) }}|
{{ float64 "-1.5" }}|
{{ float64 " 1" }}|
{{ float64 "1e400" }}|
{{ float64 ".5" }}|
{{ float64 "5." }}|
{{ float64 "1d" }}|
{{ float64 "NaN" }}|
{{ float64 "0x_1p1" }}|
{{ float64 "1e-400" }}|
{{ float64 (list) }}|
