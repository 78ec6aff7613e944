{{ define "d0" }}{{- range $i, $y := 3 }}	{{- index .a 1|printf "%v" |
 ne "x" . }}{{ else }}{{range list}}{{ toString .x.Name -}}a b 
{{end }}{{- end -}}	{{"a" }}{{ end }}{{ range $z := $ -}}
{{ -3 | upper -}}
{{- if gt "" 2.0 -}} 
  x:  
{{- else}}{{- $y := 0}}{{- end -}} {{ end}} 