{{ coalesce 0 "" nil 2 3 }}|
{{ coalesce }}|
{{ coalesce nil 0 }}|
{{ coalesce (list) (dict "a" 1) }}|
{{ all 1 "a" true }}|
{{ all }}|
{{ all 0 1 }}|
{{ any 0 "" 1 }}|
{{ any }}|
{{ any nil false }}|
