{{ reverse (list 1 2 3) }}|
{{ reverse (list) }}|
{{ mustReverse (until 3) }}|
{{ uniq (list 1 1 "1" 1.0 (list 1) (list 1) nil nil) }}|
{{ uniq (list) }}|
{{ mustUniq (list "a" "a") }}|
{{ compact (list 1 0 "" nil false (list) (dict) "a") }}|
{{ mustCompact (list) }}|
{{ without (list 1 2 3) 2 }}|
{{ without (list 1 "1" 1.0) 1 }}|
{{ without (list (list 1) (dict "a" 1)) (list 1) }}|
{{ mustWithout (list 1 2) 1 2 }}|
{{ without (list 1) }}|
{{ has 1 (list 1 2) }}|
{{ has 1.0 (list 1) }}|
{{ has "a" (list "a") }}|
{{ has 4 (list) }}|
{{ has 1 nil }}|
{{ mustHas nil (list nil) }}|
{{ has (dict "a" 1) (list (dict "a" 1)) }}|
{{ has 1 (list (int64 1)) }}|
{{ has "a" (splitList "," "a,b") }}|
{{ without (splitList "," "a,b") "a" | typeOf }}|
{{ uniq (until 3) | typeOf }}|
