{{ $a := dict "n" (dict "x" 1) }}{{ $b := merge (dict) $a }}{{ $_ := set $b.n "x" 2 }}{{ $a }}{{ $b }}|
{{ $a := dict "n" (dict "x" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $b.n "x" 2 }}{{ $a }}{{ $b }}|
{{ $l := list 1 2 }}{{ $m := append $l 3 }}{{ $l }}{{ $m }}|
{{ $d := dict "a" 1 }}{{ $e := set $d "b" 2 }}{{ $d }}{{ $e }}|
{{ $a := dict "n" (dict "x" 1) }}{{ $b := mergeOverwrite (dict) $a }}{{ $_ := set $b.n "x" 2 }}{{ $a }}|
{{ $a := dict "n" (dict) }}{{ $c := dict "n" (dict "y" 1) }}{{ $_ := merge $a $c }}{{ $_ := set $a.n "x" 2 }}{{ $c }}|
