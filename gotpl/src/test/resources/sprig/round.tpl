{{ round 123.555555 3 }}|
{{ round 123.555555 3 0.9 }}|
{{ round -2.5 0 }}|
{{ round 2.5 0 }}|
{{ round 1.005 2 }}|
{{ round "3.14159" 2 }}|
{{ round 1234 -2 }}|
{{ round 5 0 }}|
{{ round -1.55 1 }}|
{{ round 1.5 0 0.5 }}|
{{ ceil 1.1 }}|
{{ ceil -1.1 }}|
{{ ceil "1.5" }}|
{{ floor 1.9 }}|
{{ floor -1.1 }}|
{{ floor nil }}|
{{ ceil true }}|
{{ round nil 2 }}|
{{ floor 1e300 }}|
{{ round 1e300 2 }}|
{{ round 0.5 0 0.6 }}|
{{ round 7 100 }}|
{{ round 7 -30 }}|
{{ round 1.5 400 }}|
{{ round 123.456 25 }}|
