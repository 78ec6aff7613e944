{{ mustFromJson `{"a":1,"b":[1.5,"x",null,true,{"c":{}}],"a":2}` }}|
{{ typeOf (mustFromJson "1") }}|
{{ mustFromJson `"\u00e9\ud83d\ude00\ud83d x\/\b"` | quote }}|
{{ mustFromJson "1e3" }}|
{{ mustFromJson " [ ] " }}|
{{ mustFromJson "null" }}|
{{ kindOf (mustFromJson "null") }}|
{{ mustFromJson "-0" }}|
{{ mustFromJson "12345678901234567890" }}|
{{ typeOf (mustFromJson "{}") }}|
{{ typeOf (mustFromJson "[]") }}|
{{ fromJson `{"a":1}` }}|
{{ mustFromJson "1.0" }}|
{{ mustFromJson "1000000" }}|
