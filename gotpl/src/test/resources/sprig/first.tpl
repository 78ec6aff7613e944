{{ first (list 1 2) }}|
{{ first (list) }}|
{{ last (list 1 2) }}|
{{ last (list) }}|
{{ rest (list 1 2 3) }}|
{{ rest (list) }}|
{{ rest (list 1) }}|
{{ initial (list 1 2 3) }}|
{{ initial (list) }}|
{{ mustFirst (until 3) }}|
{{ mustLast (until 3) }}|
{{ mustRest (until 3) }}|
{{ mustInitial (until 3) }}|
{{ rest (list) | toJson }}|
{{ initial (list 1) | toJson }}|
{{ first (splitList "," "a,b") }}|
{{ typeOf (first (until 1)) }}|
