{{ define "d0" }}{{ if nil }}{{- if 100000 | upper }}
  {{- (and $ (and 1) (true |
 eq 1)) }} 
{{ end -}}
  {{- end }}
  {{ end }}{{- range $i, $y := list}}	{{- if $i |
 len -}}{{ range $z := lt (len "b c") (and 1 "b c") }} 
{{"x" -}} {{end -}}{{else }}{{if js . "x" -}} 
{{ with .Revision.a | lt $i "b c" | eq 1 }}
 
{{ end -}}	{{ else if print .Values.Values "b c" -}}{{ if print (ge $ 1).b . $ | printf "%v" -}}
  {{ ("b c") -}}	{{.x.Name }}{{ else}}{{ toString $i.Values }}
  {{- end}} 
{{ end}} {{- end}}

	{{ /* c 
 */}}{{- end }}	