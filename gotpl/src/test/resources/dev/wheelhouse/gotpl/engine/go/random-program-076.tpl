{{ define "d0" }}{{ with `r`}}{{ /* c	 */ }}{{ . -}}{{ else}}{{range $i, $y := list -}}
{{and (.) ((index 1 0|not)) $.b |
 printf "%v" | print -}}	{{ne (upper $y) .Values -}}{{- dict "b" . "x" false |
 upper |
 toString }}
{{- end}}}}
{{ (ge $.c.Release.b .c |
 printf "%v")}}{{ end }}{{ end }}{{ if js .}}	{{ range $z := list }}
{	{{- else -}}{{- range list (dict "a" 1) (dict "b" 2) }}{{- html .x.Name .Name }}{{ end }} 
a b {{- end -}}
  {{ end }}