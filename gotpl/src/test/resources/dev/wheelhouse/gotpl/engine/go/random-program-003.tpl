{{ define "d0" }}text
"
{{ gt . nil -}}
{{ end }}{{ define "d1" }}{{ upper .Name.x }} {{ print (lt $ .|list) "b c" $.c.Release.a}}{{$z := js "b c" (tpl "{{ .a }}" nil |
 not |
 eq 1)}}{{ end }}{{- range $x := list 1 "a" nil }}
{{if . -}}{{(or 2) -}}
  {{- if $x }}
  {{- toString $x}}{{ else if html .Values.x (true) . -}}{{if printf "%v-%s" $.b (list false |
 len) |
 index (list 1 2) -}}	a b{{- (len "a") }}{{- toString .}}{{- end }}{{else -}}{{- if 0 }}{{ 100000 |
 list -}}	{{ false | lower |
 html }}
{{ else}}{{include "d0" 2.0}} {{end -}}{{ end }} {{ if lt .c true }}
  {{ with js $x }}{{ dict "c" . "c" .}}	{{ true }}
{{ else }}{{ ge (dict "a" "b c") `r` |
 list }} 
{{ end}}
{{ else if nil |
 print }}{{- with tpl "{{ upper . }}" $x.x.Release.Name }}}} {{- .a.b | len }}	{{end -}}
  {{else }}}}{{ end}} 
{{ end -}}{{ $x -}}{{ continue }}{{ else }}{{ if (lower (include "d0" 1))}} {{ $y := toString "" | print | printf "%v"}}{{ else -}}{{$x := println (.x.Release) }}{{call "x" -}} {{- ge `r` (len .c|eq 1 | index (list 1 2)) }}
{{- end}}
  {{- end }}
{{ $z := eq 100000 "" }}{{/* c */}}