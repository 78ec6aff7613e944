{{ define "d0" }}{{ range $z := list 1 "a" nil }} {{ (and $.Revision.x 1.5) -}}	{{ end -}}
  {{ end }}{{- with html .Revision.c $ 1 | len | toString|lower | print }}{{ with $x := .Values.x.Release}}{{range list 1 "a" nil }}{{ .}}{{/* c
 */ }}{{ /* c */ }}{{ end}}
{{range list }}
{{ not 2.0 }} 
{{ end }} {{ else -}}{{- range list (dict "a" 1) (dict "b" 2) }}
{{with ($.Name.a.a) -}}{{ and . . -}}
{{dict -}}	{{end -}} 
{{ end }} {{- end }}
  {{ else }}{{ trunc 0 nil}}{{- trunc 0 (list)}}{{ end -}} 