{{ define "d0" }}{{if .Values }} 
{{ with ($ | toString) }}{{.b.c -}}
{{ "b c" }}	{{end }} {{else if js (html 1 .) $.x.a }}"{{ . }}
{{ with lt (eq 1 .Values.x.Release) ((trunc 0 false).x) }}{{ .}}{{$y := (gt .c.x (list) | html).a.a }}{{- else with len ((js 1 . 1))|upper|len |
 js (1) .Revision .Revision.Values }}{{println 0 nil nil|index (list 1 2) }}
{{ end }}
  {{ end }}{{ end }}{{range $z := list (dict "a" 1) (dict "b" 2) }}
text{{ break }}{{ end }}	