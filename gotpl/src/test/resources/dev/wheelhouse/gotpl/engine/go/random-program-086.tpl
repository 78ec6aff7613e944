{{ define "d0" }}{{.Name.b -}} 
{{ end }}{{ $y := (printf "%v-%s" (upper |
 html).Release.x.c .Values.a.Values) }}{{ range 2.0 }}{{/* c	 */}}{{break}}{{else}}{{with $y.Release|printf "%v" }}{{- (lower 2.0) }} {{$y = index ((1.5)) . }}{{ with upper . }}{{- if println (printf "%v-%s" $y 1) false (.Values.c).c.Revision}} {{ not $y.a.Release}} {{else}}{{ js (gt 1 .Release) $ |
 eq 1 |
 index (list 1 2)}}
{{ 1 }}{{ end}}	{{ end }}
{{ end -}}
  {{ end -}}
