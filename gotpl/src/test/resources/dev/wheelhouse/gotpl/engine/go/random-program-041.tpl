{{ define "d0" }}{{ with (1.5 |
 index (list 1 2)) }}{{ with gt . .c}}{{ end}} {{with 100000}}{{ (trunc 0 (or 1 |
 lower |
 upper)) | html }}
  text
  {{ else}}{{ $x := lt (upper 1) "b c"}}  x:  {{ end}}
text
{{- else with html true}}{{ lt (ne 1 .Release) 2.0 }}{{ end -}}
{{- if len 1.5 }}
  {{ .a.c|not }}{{- else if .c.b.x}}{{ range $x := list (dict "a" 1) (dict "b" 2) }}   x:  
a b	{{end -}}{{with $x := html (include "nope" 1).Name }}{{- $y := ne ($ | not) $ }}text{{- else with call (upper 1).c.Release -}}{{- $y = list (le . 1) 100000 $.c.a}}{{"a" -}} }}
{{end }}
{{end}}	{{ "x"}}
{{ end }}{{ template "d0" lt (index 0 100000) ((ne 1 1).Release.c) -}}