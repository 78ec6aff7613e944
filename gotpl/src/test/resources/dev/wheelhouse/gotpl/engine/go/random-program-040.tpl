{{ define "d0" }}{{ with "b c" -}}{{ range $i, $y := list -}}	{{ not `r` }}
  {{dict "c" "" "a" .}} "
{{ else }}{{ $y := index `r` .Release.b}}{{- end -}}{{{ else}}{{if printf "%v-%s" (upper 1.5) . }}{{- . }}{{ end }}{{ if (int64 1) }} {{ (-3).Release.c -}} 
{{gt (eq 1 1).a (tpl "{{" "b c") }}
{{ end }}{{- end }}	{{ end }}text