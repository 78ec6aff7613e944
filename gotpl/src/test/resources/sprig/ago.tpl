{{ regexMatch "^[0-9]+h[0-9]+m[0-9]+s$" (ago (toDate "2006-01-02" "2020-01-01")) }}|
{{ regexMatch "^[0-9]+h" (ago 0) }}|
{{ ago (now) }}|
{{ ago "x" }}|
{{ regexMatch "^[0-9]{4}$" (now | date "2006") }}|
{{ typeOf now }}|
{{ regexMatch " m=[+-][0-9.]+$" (now | toString) }}|
