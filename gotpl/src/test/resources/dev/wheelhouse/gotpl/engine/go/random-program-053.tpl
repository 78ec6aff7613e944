{{ define "d0" }}{{/* c */}}{{- /* c
 */}}text
  {{ end }}{{ define "d1" }}{{- include "d0" 0 }}{{int64 2 |
 html}}	{{ range $x := list }} 
{{ with $}}{{ $y := 0 }}{{ $z := (ne (html 2 . $x).Revision.Revision "").Values.Name.x }}  x:  
{{ end}} 
{{$y := $ -}}}}
{{- else }}{{ and (list 1) (2)}}{{- end }}{{ end }}{{if ne (gt false .x.b.Release | lower) (ne 1 false) -}}
{{- int64 5 }}
{{else if 1.5|call true (1).c.Release . -}}{{ with le nil (gt . 1) -}}{{- range ne nil .Release.Release.x}}
  {{/* c */}}"
  {{ end }}{{end }}{{ end }}
{{ if $ -}} 
a b{{- with (index .b.x.Name 1 | upper) }}{{- range $y := len .c }}  x: 
{{- if tpl "x{{ $ }}" $y.Values.Name|upper -}} {{ . }}{{ end}}
  {{end}} {{ else with lt $ 0 -}}{{- range .b -}}}} {{ end }}
  {{2 -}} 
{{with lower (print 1 2).Values.Release }}{{- range 3 }}	
{{end }}{{- (1.5 | lower | upper |
 upper) }}
  {{- end -}} 
{{ end }} 
{{- template "d1" ge "" }}{{ end }} 