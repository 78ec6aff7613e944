{{ define "d0" }}{{ with 0 -}}{{- with (le . .Release) | html }}text
	{{ $z := not ($)}}{{ else }}a b{{ end }}	{{ (call "x" "" .Release.x).c.b.Release }}
{{range $z := list 1 "a" nil}} text 
{{ end -}}
{{end }}{{ end }}{{ define "d1" }}{{ge 2.0 "b c"}}
{{ end }}{{$y := not "x"|printf "%v" |
 list|list|printf "%v-%s" 2.0 |
 len }}  x: 