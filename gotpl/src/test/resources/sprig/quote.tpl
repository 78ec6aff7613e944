{{ quote "a" 1 nil true 1.5 "b\"c" }}|
{{ quote nil }}|
{{ quote }}|
{{ quote "" }}|
{{ quote "é\n\t\u0001\u00a0\ufeff日😀\\" }}|
{{ quote (list 1 "a") }}|
{{ quote (dict "a" 1) }}|
{{ trunc 1 "é" | quote }}|
{{ squote "a" 1 nil "it's" }}|
{{ squote nil }}|
{{ squote (list 1 2) }}|
{{ squote "" }}|
