{{ seq 5 }}|
{{ seq -3 }}|
{{ seq 0 2 10 }}|
{{ seq 5 1 }}|
{{ seq 1 5 }}|
{{ seq 10 -2 1 }}|
{{ seq 5 2 1 }}|
{{ seq }}|
{{ seq 1 2 3 4 }}|
{{ seq 0 }}|
{{ seq 1 }}|
{{ seq 3 3 }}|
{{ seq 0 0 5 }}|
{{ seq 1 -1 5 }}|
{{ seq 0 3 10 }}|
{{ until 5 }}|
{{ until -3 }}|
{{ until 0 }}|
{{ untilStep 3 6 2 }}|
{{ untilStep 6 3 -2 }}|
{{ untilStep 0 5 0 }}|
{{ untilStep 0 5 -1 }}|
{{ untilStep 5 0 1 }}|
{{ typeOf (until 2) }}|
{{ untilStep 0 10 3 }}|
{{ kindOf (index (until 2) 0) }}|
