{{ define "d0" }}{{- if dict "x" . "x" (.c.a.Name).Values.x }}
{
{{ else if call (ge .a.Values.Release 1) .Release ((false).x) }}{{- template "nope" }}{{ else}}{{/* c */}}{{ end }}" 
{{int64 2}}
  {{ end }}{{ le .a "x" }}{{ (tpl "x" .Name.Name)|len }} 
{{ range $i, $y := "a" |
 lower }}	{{ $y = .a |
 upper }}{{ with call 1.5}}{{if printf "%v-%s" "a" .b.Release.x -}}{{ with gt (int64 5) .Values.c -}}text{{ else -}}a b {{ ge false 1.5}}
" 
{{ end }}{{end -}}
{{ if js 2.0 (.a).a $ }}	{{- range 3}}
{{- $z := list }}{{- .c.Name}}
{{$z = lt (.) (`r`|print).Revision.Values.Name }}{{- else -}}
 
{{ end -}}
{{else -}}{{- range $x := list -}}	{{- lt 1.5 .Name.Name.Values }}{{ end }}{{ end}}
{{ with (index (println 1.5) 1 |
 eq 1 | lower 1).a.a.Release}}{{ range list -}} text	{{- end -}}
{{else}}{{ printf "%v-%s" .b 1.5 -}}
{{ call 2.0 (include "d0" nil) .a }}
{{end }} {{ else }}{{- range dict "a" 1 "b" nil -}}{{ . -}}
{{- range toString 1.5}}
{{$z := .Name.a }}{{- else }}{{ $x := dict "a" "x" "c" . -}}{{ end }} {{- $x := js (false) "x"}}{{ else}}{{- range list 1 "a" nil }}
  x: {{ end -}}
{{ range list }} text{{- end }} 
{{ end }}{{- 2.0}} 
{{end}}{{- end -}}
