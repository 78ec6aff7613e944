{{ define "d0" }}{{- if tpl "{{ .a.b }}" . |
 upper}}
  {{- with not "x" }}  x: 
{{ ge $ -3 -}}{{ else }}{{ int64 2 -}}{{trunc 0 1 |
 printf "%v" }}
{{ end }} 
{{- else }}{{ range $i, $x := list}}
{{$x}} 
{{- $z := (index .c.x.Revision 5)|upper }}{{end}}
  {{ end}}{{ toString (not $) }} {{ $x := and (println 1 1 |
 print) "" "b c"|print }}{{ end }}{{ define "d1" }}{{- range $i, $z := dict "a" 1 "b" nil }}{{ js 0 (lt $i.Revision false) }}
  {{- else -}}{{ $z := index .Revision.Name.b "a" |
 html nil . }}{{ end}}
  {{/* c */}}{{ end }}{{ int64 1 }}	{{- gt "x" ((println 1.5)).Release.a |
 len -}}