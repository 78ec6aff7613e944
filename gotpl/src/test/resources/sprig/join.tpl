{{ join "," (list "a" "b") }}|
{{ join "-" (list 1 nil 2.5 true) }}|
{{ join "," "abc" }}|
{{ join "," nil }}|
{{ join "," 5 }}|
{{ join "" (list) }}|
{{ join ", " (until 3) }}|
{{ join "," (dict "a" 1) }}|
