{{ define "d0" }}{{ if eq $ `r` -}}
{{ call (index 1 1).Values (call "" .Values.b.x) -}}{{ne .Name.a (call . 1|printf "%v") -}}{{$z := `r` |
 html | list}}{{- end -}}{{- if index "" "a" -}}{{- (upper 1|eq 1) }}{{else if (len .a.c.Values)}}}}	{{tpl "{{ define \"q0\" }}T{{ end }}{{ include \"q0\" 1 }}" $ |
 len}}
{{ "b c"}}
{{end}}
{{ end }}{{ define "d1" }}{{ template "d0" gt "x" .c}}{{with $z := or $ .Release.Revision }}{{$x := (trunc 0 . | len).Release|len -}}{{- range $i, $x := 3 -}} 
{{- $x := trunc 0 (toString $x.Name.Name.Name) -}}
{{- end }} {{ else with "b c"}}{{- $x = int64 2 }}{{ range $i, $z := 3}} 
{{ lt `r` . }}{{ dict}}

{{ end}}{{ end }}	{{ end }}{{- if include "d0" (eq true 1 1) }}{{- $x := js .Release.x $ -}}{{- else -}}{{ range $i, $y := dict "a" 1 "b" nil}}{{- if ne 1.5 (ne $.a 1)}} {{ range $i, $x := list (dict "a" 1) (dict "b" 2)}}a b
{{end}} 
{{/* c */}}{
  {{ end}}"
{{ len}}{{ end}} 
{{ template "d1" }}
 {{- end }}