{{ define "d0" }}{{ gt (trunc 0 $) . }}{{range $i, $z := dict "a" 1 "b" nil }}	{{ template "nope"}}{{- $y := eq .Revision.b.b $ | html }}{{end }} {{ range $y := list (dict "a" 1) (dict "b" 2) }} {{{ if (.Name.a)|len }}
  {{ and $y "x" .Release.c }}{{else if 1 }}text
{{- list $ -}}
{{- end -}}
  {	{{ else -}}{{- range $x := $}}{{ $x = (not (.).x.Name.c).a.Name}}{{- end }}{{ge ("a") 100000 }}{{ end -}}{{ end }}{{ define "d1" }}{{ $ -}} 
{{- eq (printf "%v-%s" 1 nil) `r` }}	{	{{ end }}{{not false -}}{{ true|len }}
{{lower $}}