{{ define "d0" }}{{- $y := nil }}{{- if eq "a" "a" }}{{ $y = include "nope" .}}{{else if (int64 2)|not }}{{$y = toString $ |
 toString -}}"{{ else }}{{- tpl 0 "a" |
 upper .}}
  {{- end}}{{ end }}{{range list -}}	{{- range $x := not 1 | not -}}	{{with $x := include "d0" .Release.Values.Release }}{{ $y := lower 1.5}}{{if eq "a" ((js 1 "b c" | upper))}}{{- 100000 }}{{- eq $ 2.0 }}{{ else if .c}}{{- $y := js .Values $y }}{{ printf "%v-%s" $x (or .Name $y .) }}{{ $y = . | html |
 lower }}{{ end }}
  {{$x = 0|print | index (list 1 2) }}{{ else }}{{ range list }}
}} a b{{ $y := ne false $x}}{{end }}{{ le (len .) "x" }}	"
  {{- end}}	{{(not (100000)).Values.Release -}}
{{- end -}}
{{ne false 0 |
 toString}}
{{ /* c */ }}{{- else -}}  x: 	{{ end }}
  