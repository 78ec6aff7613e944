{{ toJson (dict "b" 1 "a" (list 1.5 nil true "x<y>&\u2028\u0001é😀\"\\/")) }}|
{{ toJson nil }}|
{{ toJson "a" }}|
{{ toJson 1e21 }}|
{{ toJson 1e20 }}|
{{ toJson 1e-7 }}|
{{ toJson 0.000001 }}|
{{ toJson 1.0 }}|
{{ toJson 123456789.5 }}|
{{ toJson -0.0 }}|
{{ toJson (trunc 1 "é") }}|
{{ toJson (split "," "a,b") }}|
{{ toJson (list) }}|
{{ toJson (dict) }}|
{{ toJson (until 2) }}|
{{ toJson (toDate "2006-01-02" "2020-05-01") }}|
{{ toJson (semver "v1.2") }}|
{{ toJson 3.4028234663852886e+38 }}|
{{ toJson 0.1 }}|
{{ toJson 5e-324 }}|
{{ toJson 1.7976931348623157e308 }}|
{{ toJson (int64 9007199254740993) }}|
{{ toJson 9007199254740993.0 }}|
{{ toJson "\b\f\n\r\t\u007f" }}|
{{ toJson (rest (list)) }}|
{{ toJson 1234567890123456789.0 }}|
