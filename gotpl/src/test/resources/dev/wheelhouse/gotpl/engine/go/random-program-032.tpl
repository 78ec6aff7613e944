{{ define "d0" }}{{- template "nope" gt $.Release $.Release.Values}}{{ end }}{{ range $z := list}}
}}{{continue -}}{{end }}
  {{ with ((true)) |
 printf "%v"}}{{ with .x.Release.Name}}{{ range $i, $x := dict "a" 1 "b" nil}}
{{ with print . }}text 
{{end -}} 
{{ else }}{{ if 1.5 -}}
{{ index .b 0}} {{ end }} 
{{ end }}
{{println . (printf "%v-%s" . 1.5 | html nil 1 .Name.Values).Values.a }} 
{{- end }} {{"b c" -}} {{ end -}}