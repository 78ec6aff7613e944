{{ chunk 2 (list 1 2 3 4 5) }}|
{{ chunk 5 (list 1 2) }}|
{{ chunk 1 (list) }}|
{{ typeOf (chunk 2 (list)) }}|
{{ mustChunk 3 (until 6) }}|
{{ chunk -5 (list 1 2 3 4 5 6) | len }}|
{{ chunk 2 (list 1 2) | toJson }}|
{{ chunk -1 (list 1 2) }}|
