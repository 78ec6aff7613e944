{{ deepCopy (dict "a" (list 1 (dict "b" nil))) }}|
{{ deepCopy 1 }}|
{{ deepCopy "x" }}|
{{ mustDeepCopy (list nil) }}|
{{ deepCopy (semver "1.2.3") }}|
{{ typeOf (deepCopy (until 2)) }}|
{{ deepCopy (split "," "a,b") }}|
{{ deepCopy (toDate "2006-01-02" "2020-05-01") }}|
{{ deepCopy (list)| toJson }}|
{{ deepCopy (rest (list)) | toJson }}|
