{{ list 1 "a" nil }}|
{{ list }}|
{{ tuple 1 2 }}|
{{ typeOf (list) }}|
{{ list | toJson }}|
{{ append (list 1) 2 }}|
{{ push (list) nil }}|
{{ mustAppend (list 1) (list 2) }}|
{{ mustPush (until 2) "x" }}|
{{ prepend (list 2) 1 }}|
{{ mustPrepend (list) 1 }}|
{{ append (splitList "," "a,b") "c" | typeOf }}|
