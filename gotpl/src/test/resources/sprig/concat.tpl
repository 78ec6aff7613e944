{{ concat (list 1) (list "a" nil) (until 2) }}|
{{ concat }}|
{{ concat (list) }}|
{{ typeOf (concat (list)) }}|
{{ concat | toJson }}|
{{ concat (list) (list) | toJson }}|
