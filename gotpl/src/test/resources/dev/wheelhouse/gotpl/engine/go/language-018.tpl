a{{ if true }}b
{{- else }}c{{ end -}}
 d