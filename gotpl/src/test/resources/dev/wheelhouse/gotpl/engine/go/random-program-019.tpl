{{ define "d0" }}text
{{ end }}{{ if (upper `r` |
 html).b.Name|upper -}} 
{{ if len ((1)) |
 upper -}}{{ $x := .Name.x }}{{- else}}{{ . }}
  {{ println (true | index (list 1 2)).b.b false 2.0}}{{ end -}}text{{ html "b c" -}}
  {{- end}}	{{ .Values }}
