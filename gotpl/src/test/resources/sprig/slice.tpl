{{ slice (list 1 2 3 4 5) }}|
{{ slice (list 1 2 3 4 5) 1 }}|
{{ slice (list 1 2 3 4 5) 1 3 }}|
{{ slice (list) 5 }}|
{{ slice (list 1 2 3) "1" 2.9 }}|
{{ mustSlice (until 5) 2 4 }}|
{{ typeOf (slice (until 5) 1) }}|
{{ typeOf (slice (list)) }}|
{{ slice (list 1 2) 2 }}|
{{ slice (list 1 2) 0 0 }}|
