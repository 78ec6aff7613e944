{{ mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) }}|
{{ mergeOverwrite (dict "a" 1 "b" "x" "c" 3 "d" true "e" (list 1) "f" (dict "z" 1)) (dict "a" 0 "b" "" "c" nil "d" false "e" (list) "f" (dict)) }}|
{{ mergeOverwrite (dict "a" (dict "x" 1 "w" 1)) (dict "a" (dict "x" 2 "y" 3)) }}|
{{ mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" 5) }}|
{{ mergeOverwrite (dict "a" 5) (dict "a" (dict "x" 1)) }}|
{{ mergeOverwrite (dict "a" (list 1 2)) (dict "a" (list 3)) }}|
{{ mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" nil) }}|
{{ mustMergeOverwrite (dict "a" 1) (dict "a" 2) (dict "a" 3) }}|
{{ mergeOverwrite (dict "a" (dict)) (dict "a" (dict)) }}|
{{ mergeOverwrite (dict "a" (list 1)) (dict "a" (dict "b" 1)) }}|
{{ mergeOverwrite (dict "a" (dict "b" (list 1))) (dict "a" (dict "b" (list))) }}|
