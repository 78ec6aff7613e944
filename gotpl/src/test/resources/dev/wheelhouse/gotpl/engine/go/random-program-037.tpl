{{ define "d0" }}{{ if println 100000 $ }}	{{- with (.) |
 print }}{{- ge "b c" -3 | html }}	{{end }}
{{ else }}{{/* c */ }}{{{range list (dict "a" 1) (dict "b" 2) }}
text 
{{- end -}}{{- end}}
{{ end }}{{ define "d1" }}{{ /* c 
 */}}{{ end }}{{ with list true -}}{{- range list }}	{{- range $z := dict "a" 1 "b" nil}}{{- /* c */ }}{{$z := println (lt $ 1) -}}{{ with (.)}}{{ $z := int64 5 }}{{ end -}}{{break }}{{ end }}	{{ end }}
{{1 }}
{{range dict "a" 1 "b" nil}}
{{ toString (tpl "{{" .x).x.a }} 
{{- end }}
{{end }}
  {{with . }}{{ range $z := dict "a" 1 "b" nil }}	{{- template "d0" gt . (printf "%v-%s" "b c" 100000) }}{{ end }}

  {{ end }}