{{ define "d0" }}{{ if ne ((html nil true)) (trunc 0 .).b.Values -}}
{{- /* c
 */ -}}{{with index (tpl "{{ .a.b }}" nil) 0 | html | printf "%v" | eq 1}}{	{{ end}}
{{ or 0 }}
{{end }}
{{ end }}{{ if dict "c" 2 }}a b{{- end}}