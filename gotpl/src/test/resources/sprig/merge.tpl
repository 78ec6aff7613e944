{{ merge (dict "a" 1) (dict "a" 2 "b" 3) }}|
{{ merge (dict "a" 0 "b" "" "c" nil "d" false "e" (list) "f" (dict)) (dict "a" 1 "b" "x" "c" 3 "d" true "e" (list 1) "f" (dict "z" 1)) }}|
{{ merge (dict "a" (dict "x" 1)) (dict "a" (dict "x" 2 "y" 3)) }}|
{{ merge (dict "a" (dict "x" 1)) (dict "a" 5) }}|
{{ merge (dict "a" 5) (dict "a" (dict "x" 1)) }}|
{{ merge (dict "a" (list 1)) (dict "a" (dict "z" 1)) }}|
{{ merge (dict "a" (list 1)) (dict "a" (list 2 3)) }}|
{{ merge (dict) (dict "a" nil) }}|
{{ merge (dict "a" 1) (dict "a" nil) }}|
{{ merge (dict) (dict "a" 1) (dict "a" 2 "b" 2) }}|
{{ merge (dict "a" nil) (dict "a" (dict "b" 1)) }}|
{{ mustMerge (dict "a" 1) (dict "a" (dict "b" 1)) }}|
{{ merge (dict) }}|
{{ merge (dict "a" "x") (dict "a" (list 1)) }}|
{{ merge (dict "a" (dict "b" (dict "c" 0))) (dict "a" (dict "b" (dict "c" 1 "d" 2))) }}|
{{ merge (dict "a" 0) (dict "a" "") }}|
