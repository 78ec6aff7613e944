{{ define "d0" }}{{le ("") $ }}	{{ end }}{{ with (le nil (tpl "{{ define \"q0\" }}T{{ end }}{{ include \"q0\" 1 }}" "a") | html) }}  x: 
{{- else }}{{ if nil}}{{- 0 -}}
{{ else }}{{ not (-3).x 1.5 }}{{ end -}} {{ $y := int64 1 -}}{{ end }}
{