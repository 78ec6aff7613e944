{{ deepEqual 1 1 }}|
{{ deepEqual 1 1.0 }}|
{{ deepEqual (list 1) (list 1) }}|
{{ deepEqual (list 1) (until 1) }}|
{{ deepEqual (dict "a" (list)) (dict "a" (list)) }}|
{{ deepEqual nil nil }}|
{{ deepEqual nil (list) }}|
{{ deepEqual "a" "a" }}|
{{ deepEqual (dict "a" nil) (dict) }}|
{{ deepEqual (dict "a" nil) (dict "b" nil) }}|
{{ deepEqual (float64 "nan") (float64 "nan") }}|
{{ deepEqual (rest (list)) (list) }}|
{{ deepEqual (semver "1.2.3") (semver "1.2.3") }}|
{{ deepEqual (semver "1.2.3") (semver "v1.2.3") }}|
{{ deepEqual (int64 1) 1 }}|
{{ deepEqual (toDate "2006" "2020") (toDate "2006" "2020") }}|
{{ deepEqual (rest (list)) (rest (list)) }}|
