{{ define "d0" }}{{- upper (lt 1 1).a.x}}
{{if .Release.Revision |
 toString |
 list }} {{with $x := upper 2 }}a b{{ int64 1 }}
{{ end -}}
{{ else if (println .) -}}{{template "nope" eq nil . }}{{if $ -}} 
{{ $z := .a.Release -}}{{ $y := ne . nil }}{{- else }}{{. |
 list}} 
" 
{{- end }}
  {{ if (ge $ .x.c) |
 index (list 1 2)}}{{- (include "nope" (html . 100000)) }}{{end }}
  {{ else if .a.b.b }}{{ template "nope" print . 1 ((int64 2 |
 list) |
 lower |
 eq 1) }}{{end }}
{{- with printf "%v-%s" -}}{{- if gt (lower .Release.b) 1 -}}
 {{ len $ }}{{- $z := .a.Revision }}{{ end -}} {{- else }}{{- $}}	{{ range 3 -}}  x: {{ end }}	{{ range $x := and "b c" "x" (and . . 1) }}
{{ (.c.Name.Revision |
 print).Release }}
{{end }}{{ end -}}{{ end }}{{ define "d1" }}a b{{ end }}{{html $.a.Name "" .a.Values.Release }}
  