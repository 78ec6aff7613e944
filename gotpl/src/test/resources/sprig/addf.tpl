{{ addf 1.1 2.2 }}|
{{ addf }}|
{{ addf 1 "2.5" nil }}|
{{ add1f 1.1 }}|
{{ subf 1.1 0.9 0.1 }}|
{{ subf 5 }}|
{{ mulf 1.1 3 }}|
{{ mulf 0.1 0.2 }}|
{{ divf 1 3 }}|
{{ divf 10 4 }}|
{{ divf 2 3 }}|
{{ divf -2 3 }}|
{{ divf 1 7 3 }}|
{{ maxf 1.5 2 }}|
{{ minf 1.5 2 0.1 }}|
{{ maxf (float64 "nan") 1 }}|
{{ typeOf (addf 1) }}|
{{ addf 1e300 1e-300 }}|
{{ mulf 1e200 1e200 }}|
{{ divf 1e-10 3 }}|
{{ addf 0.1 0.2 }}|
{{ subf 0.3 0.1 }}|
{{ mulf 1.005 100 }}|
{{ divf 100 3 }}|
{{ divf 0 5 }}|
{{ addf 123456789.123 0.001 }}|
{{ divf 1 300000000000000000 }}|
{{ mulf 3 "x" }}|
