{{ define "d0" }}{{. }}{{- range list (dict "a" 1) (dict "b" 2) }} 
{{- range $y := list 1 "a" nil -}}	text
{{ end }}{{ range list 1 "a" nil }} {{ ge . nil -}}{{ end -}}
  {{continue}}{{- end}}{{ end }}

{{ and true (lt false 1 |
 upper) }} 
