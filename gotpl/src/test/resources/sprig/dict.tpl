{{ dict "a" 1 "b" }}|
{{ dict }}|
{{ dict 1 2 nil 3 }}|
{{ dict (list 1) 2 }}|
{{ dict "a" 1 "a" 2 }}|
{{ typeOf (dict) }}|
{{ get (dict "a" 1) "a" }}|
{{ get (dict "a" 1) "b" | quote }}|
{{ get (dict "a" nil) "a" | kindOf }}|
{{ hasKey (dict "a" nil) "a" }}|
{{ hasKey (dict) "a" }}|
{{ set (dict "a" 1) "b" 2 }}|
{{ unset (dict "a" 1 "b" 2) "a" }}|
{{ unset (dict) "x" }}|
{{ keys (dict "a" 1) (dict "b" 2) }}|
{{ keys (dict) | toJson }}|
{{ keys (dict "z" 1 "a" 2) | sortAlpha }}|
{{ values (dict "a" 1) }}|
{{ values (dict) | toJson }}|
{{ pick (dict "a" 1 "b" nil "c" 3) "a" "b" "x" }}|
{{ pick (dict "a" 1) }}|
{{ omit (dict "a" 1 "b" 2 "c" 3) "a" "x" }}|
{{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" nil) }}|
{{ pluck "a" }}|
{{ (dict "a" 1).a }}|
{{ get (dict "a" 1) "b" | typeOf }}|
{{ get nil "a" | quote }}|
{{ hasKey nil "a" }}|
{{ values nil }}|
{{ omit nil "a" }}|
{{ pluck "a" nil }}|
